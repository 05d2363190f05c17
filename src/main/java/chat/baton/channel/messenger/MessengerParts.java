package chat.baton.channel.messenger;

import chat.baton.conversation.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content as the {@code message} objects of the Send API. What exceeds a limit becomes the next best form, never an error
 * of the provider.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send API (read 2026)</a>
 */
final class MessengerParts {

    private static final int TEXT = 2000;
    private static final int TITLE = 20;
    private static final int PAYLOAD = 1000;
    private static final int QUICK_REPLIES = 13;
    private static final int TEMPLATE_TEXT = 640;
    private static final int CARD_TEXT = 80;
    private static final int CARD_BUTTONS = 3;
    private static final int CARDS = 10;

    List<Map<String, Object>> of(Content content) {
        if (content instanceof Content.Choices choices) {
            return choices(choices);
        } else if (content instanceof Content.Cards cards) {
            return cards(cards);
        } else if (content instanceof Content.Link link && isAddress(link.url())) {
            return link(link);
        } else if (content instanceof Content.Link link) {
            return texts(link.text() + "\n" + link.url());
        } else if (content instanceof Content.Image image && isAddress(image.url())) {
            return withText(attachment("image", Map.of("url", image.url())), image.caption());
        } else if (content instanceof Content.File file && isAddress(file.url())) {
            return List.of(attachment(file.kind(), Map.of("url", file.url())));
        }
        return texts(content.asText());
    }

    private static boolean isAddress(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"));
    }

    private static List<Map<String, Object>> texts(String text) {
        return Fit.pieces(text, TEXT).stream()
                .map(piece -> Map.<String, Object>of("text", piece))
                .toList();
    }

    private static List<Map<String, Object>> withText(Map<String, Object> part, @Nullable String text) {
        return Stream.concat(Stream.of(part), texts(text == null ? "" : text).stream())
                .toList();
    }

    private static Map<String, Object> attachment(String type, Map<String, Object> payload) {
        return Map.of("attachment", Map.of("type", type, "payload", payload));
    }

    /** Quick replies under the question; a numbered list when there are too many. */
    private static List<Map<String, Object>> choices(Content.Choices choices) {
        if (choices.choices().isEmpty()) {
            return texts(choices.text());
        }
        if (choices.choices().size() > QUICK_REPLIES) {
            return texts(choices.text() + "\n" + numbered(choices.choices()));
        }
        var parts = new ArrayList<>(texts(choices.text().isBlank() ? "…" : choices.text()));
        var question = new LinkedHashMap<>(parts.remove(parts.size() - 1));
        question.put("quick_replies", taps(choices.choices(), Map.of("content_type", "text")));
        parts.add(question);
        return parts;
    }

    private static String numbered(List<Content.Choice> choices) {
        return IntStream.rangeClosed(1, choices.size())
                .mapToObj(number -> number + ". " + choices.get(number - 1).title())
                .collect(Collectors.joining("\n"));
    }

    private static List<Map<String, Object>> taps(List<Content.Choice> choices, Map<String, Object> kind) {
        var titles = new HashSet<String>();
        var payloads = new HashSet<String>();
        return choices.stream()
                .map(choice -> {
                    var tap = new LinkedHashMap<>(kind);
                    tap.put("title", Fit.shortenedUniquely(title(choice), TITLE, titles));
                    tap.put("payload", payload(choice, payloads));
                    return (Map<String, Object>) tap;
                })
                .toList();
    }

    private static String title(Content.Choice choice) {
        return Stream.of(choice.title(), choice.value(), "…")
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow();
    }

    /** Comes back to us as it is, so only one that is too long is touched. */
    private static String payload(Content.Choice choice, Set<String> taken) {
        var value = choice.value().isBlank() ? title(choice) : choice.value();
        return value.length() <= PAYLOAD ? value : Fit.shortenedUniquely(value, PAYLOAD, taken);
    }

    /** The text, then carousels of ten. A card with too many buttons goes on in the next one. */
    private static List<Map<String, Object>> cards(Content.Cards cards) {
        var elements = cards.cards().stream().flatMap(MessengerParts::elements).toList();
        var parts = new ArrayList<>(texts(cards.text()));
        for (int from = 0; from < elements.size(); from += CARDS) {
            var carousel = elements.subList(from, Math.min(from + CARDS, elements.size()));
            parts.add(attachment("template", Map.of("template_type", "generic", "elements", carousel)));
        }
        return parts;
    }

    private static Stream<Map<String, Object>> elements(Content.Card card) {
        var buttons = taps(card.buttons(), Map.of("type", "postback"));
        var count = Math.max(1, (buttons.size() + CARD_BUTTONS - 1) / CARD_BUTTONS);
        return IntStream.range(0, count)
                .mapToObj(part -> element(
                        card,
                        buttons.subList(part * CARD_BUTTONS, Math.min((part + 1) * CARD_BUTTONS, buttons.size()))));
    }

    private static Map<String, Object> element(Content.Card card, List<Map<String, Object>> buttons) {
        var element = new LinkedHashMap<String, Object>();
        element.put("title", card.title().isBlank() ? "…" : Fit.shortened(card.title(), CARD_TEXT));
        if (card.subtitle() != null && !card.subtitle().isBlank()) {
            element.put("subtitle", Fit.shortened(card.subtitle(), CARD_TEXT));
        }
        if (isAddress(card.imageUrl())) {
            element.put("image_url", card.imageUrl());
        }
        if (!buttons.isEmpty()) {
            element.put("buttons", buttons);
        }
        // A title alone is refused.
        if (element.size() == 1) {
            element.put("subtitle", "…");
        }
        return element;
    }

    private static List<Map<String, Object>> link(Content.Link link) {
        var button = Map.of(
                "type",
                "web_url",
                "title",
                link.title().isBlank() ? "…" : Fit.shortened(link.title(), TITLE),
                "url",
                link.url());
        var isShort = !link.text().isBlank() && link.text().length() <= TEMPLATE_TEXT;
        var caption = isShort ? link.text() : link.title().isBlank() ? "…" : Fit.shortened(link.title(), TEMPLATE_TEXT);
        var parts = new ArrayList<>(isShort ? List.<Map<String, Object>>of() : texts(link.text()));
        parts.add(
                attachment("template", Map.of("template_type", "button", "text", caption, "buttons", List.of(button))));
        return parts;
    }
}
