package chat.baton.channel.whatsapp;

import chat.baton.channel.Fit;
import chat.baton.channel.Part;
import chat.baton.conversation.Content;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts as the provider's message objects.
 *
 * @param listButton the words on the button that opens a list
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">Messages (read 2026)</a>
 */
record WhatsAppParts(String listButton) {

    static final String BUTTONS = "button";
    static final String LIST = "list";

    private static final int BODY = 1024;
    private static final int ROW_TITLE = 24;
    private static final int ROW_DESCRIPTION = 72;
    /** More of them are too many messages to scroll through. */
    private static final int MOST_SINGLE_CARDS = 3;

    /** One, but for cards, which have no carousel here. */
    Stream<Map<String, Object>> of(Part part) {
        if (part instanceof Part.Cards cards) {
            return cards(cards.cards());
        }
        return Stream.of(single(part));
    }

    private Map<String, Object> single(Part part) {
        if (part instanceof Part.Choices choices) {
            return choices.form().name().equals(BUTTONS)
                    ? buttons(null, choices.text(), choices.choices())
                    : list(choices.text(), listButton, rows(choices));
        } else if (part instanceof Part.Media media) {
            return media(media);
        } else if (part instanceof Part.Template template) {
            return template(template.template());
        } else if (part instanceof Part.Text text) {
            return text(text.text());
        }
        throw new IllegalArgumentException("WhatsApp has no " + part.getClass().getSimpleName());
    }

    private static Map<String, Object> text(String text) {
        return message("text", Map.of("body", text, "preview_url", text.contains("https://")));
    }

    private static Map<String, Object> media(Part.Media media) {
        var file = new LinkedHashMap<String, Object>();
        file.put("link", media.url());
        if (media.caption() != null) {
            file.put("caption", media.caption());
        }
        var isDocument = media.kind().equals("file");
        if (isDocument && media.name() != null) {
            file.put("filename", media.name());
        }
        return message(isDocument ? "document" : media.kind(), file);
    }

    /** What stands in a gap may hold no line break. */
    private static Map<String, Object> template(Content.Template template) {
        var gaps = template.parameters().stream()
                .map(value -> Map.of("type", "text", "text", value.strip().replaceAll("\\s+", " ")))
                .toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("name", template.name());
        body.put("language", Map.of("code", template.language()));
        if (!gaps.isEmpty()) {
            body.put("components", List.of(Map.of("type", "body", "parameters", gaps)));
        }
        return message("template", body);
    }

    /** Each card with its image and buttons; many as a list, where one tap chooses each. */
    private Stream<Map<String, Object>> cards(List<Content.Card> cards) {
        return cards.size() > MOST_SINGLE_CARDS
                        && cards.stream().allMatch(card -> card.buttons().size() == 1)
                ? Stream.of(cardList(cards))
                : cards.stream().map(WhatsAppParts::card);
    }

    private static Map<String, Object> card(Content.Card card) {
        var text = "*" + card.title() + "*" + (card.subtitle() == null ? "" : "\n" + card.subtitle());
        if (!card.buttons().isEmpty()) {
            return buttons(card.imageUrl(), text, card.buttons());
        }
        return card.imageUrl() == null ? text(text) : media(new Part.Media("image", card.imageUrl(), text, null));
    }

    private Map<String, Object> cardList(List<Content.Card> cards) {
        var titles = new HashSet<String>();
        var words = cards.stream()
                .map(Content.Card::buttons)
                .map(buttons -> buttons.get(0).title())
                .distinct()
                .toList();
        return list(
                Fit.shortened(
                        cards.stream().map(card -> "• " + line(card, ", ")).collect(Collectors.joining("\n")), BODY),
                words.size() == 1 ? words.get(0) : listButton,
                cards.stream()
                        .map(card -> row(
                                card.buttons().get(0).value(),
                                Fit.shortenedUniquely(card.title(), ROW_TITLE, titles),
                                card.title().length() > ROW_TITLE ? line(card, ", ") : firstLine(card)))
                        .toList());
    }

    private static String line(Content.Card card, String between) {
        return Stream.of(card.title(), firstLine(card)).filter(Objects::nonNull).collect(Collectors.joining(between));
    }

    private static @Nullable String firstLine(Content.Card card) {
        return card.subtitle() == null
                ? null
                : card.subtitle().lines().findFirst().orElse(null);
    }

    private static List<Map<String, Object>> rows(Part.Choices choices) {
        return IntStream.range(0, choices.choices().size())
                .mapToObj(index -> {
                    var choice = choices.choices().get(index);
                    var whole = choices.titles().get(index);
                    return row(choice.value(), choice.title(), whole.equals(choice.title()) ? null : whole);
                })
                .toList();
    }

    private static Map<String, Object> row(String id, String title, @Nullable String description) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id);
        row.put("title", title);
        if (description != null) {
            row.put("description", Fit.shortened(description, ROW_DESCRIPTION));
        }
        return row;
    }

    private static Map<String, Object> list(String text, String button, List<Map<String, Object>> rows) {
        return interactive(LIST, null, text, Map.of("button", button, "sections", List.of(Map.of("rows", rows))));
    }

    private static Map<String, Object> buttons(@Nullable String image, String text, List<Content.Choice> choices) {
        var buttons = choices.stream()
                .map(choice -> Map.of("type", "reply", "reply", Map.of("id", choice.value(), "title", choice.title())))
                .toList();
        return interactive(BUTTONS, image, text, Map.of("buttons", buttons));
    }

    private static Map<String, Object> interactive(
            String kind, @Nullable String image, String text, Map<String, Object> action) {
        var interactive = new LinkedHashMap<String, Object>();
        interactive.put("type", kind);
        if (image != null) {
            interactive.put("header", Map.of("type", "image", "image", Map.of("link", image)));
        }
        interactive.put("body", Map.of("text", text));
        interactive.put("action", action);
        return message("interactive", interactive);
    }

    private static Map<String, Object> message(String type, Map<String, Object> body) {
        var message = new LinkedHashMap<String, Object>();
        message.put("type", type);
        message.put(type, body);
        return message;
    }
}
