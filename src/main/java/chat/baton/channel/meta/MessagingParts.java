package chat.baton.channel.meta;

import chat.baton.channel.Part;
import chat.baton.conversation.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts as the {@code message} objects of the Send API.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send API (read 2026)</a>
 */
final class MessagingParts {

    private MessagingParts() {}

    static Map<String, Object> of(Part part) {
        if (part instanceof Part.Choices choices) {
            return Map.of("text", choices.text(), "quick_replies", taps(choices.choices(), "content_type", "text"));
        } else if (part instanceof Part.Cards cards) {
            var elements = cards.cards().stream().map(MessagingParts::element).toList();
            return template(Map.of("template_type", "generic", "elements", elements));
        } else if (part instanceof Part.Link link) {
            var button = Map.of("type", "web_url", "title", link.title(), "url", link.url());
            return template(Map.of("template_type", "button", "text", link.text(), "buttons", List.of(button)));
        } else if (part instanceof Part.Media media) {
            return attachment(media.kind(), Map.of("url", media.url()));
        } else if (part instanceof Part.Text text) {
            return Map.of("text", text.text());
        } else if (part instanceof Part.Template template) {
            return Map.of("text", template.template().asText());
        }
        throw new IllegalArgumentException(
                "The Send API has no " + part.getClass().getSimpleName());
    }

    private static Map<String, Object> template(Map<String, Object> payload) {
        return attachment("template", payload);
    }

    private static Map<String, Object> attachment(String type, Map<String, Object> payload) {
        return Map.of("attachment", Map.of("type", type, "payload", payload));
    }

    private static List<Map<String, String>> taps(List<Content.Choice> choices, String kind, String word) {
        return choices.stream().map(choice -> tap(choice, kind, word)).toList();
    }

    private static Map<String, String> tap(Content.Choice choice, String kind, String word) {
        var tap = new LinkedHashMap<String, String>();
        tap.put(kind, word);
        tap.put("title", choice.title());
        tap.put("payload", choice.value());
        return tap;
    }

    private static Map<String, Object> element(Content.Card card) {
        var element = new LinkedHashMap<String, Object>();
        element.put("title", card.title());
        if (card.subtitle() != null) {
            element.put("subtitle", card.subtitle());
        }
        if (card.imageUrl() != null) {
            element.put("image_url", card.imageUrl());
        }
        if (!card.buttons().isEmpty()) {
            element.put("buttons", taps(card.buttons(), "type", "postback"));
        }
        return element;
    }
}
