package chat.baton.channel.line;

import chat.baton.channel.Fit;
import chat.baton.channel.Part;
import chat.baton.conversation.Content;
import java.util.List;
import java.util.Map;

/**
 * Parts as the message objects of the Messaging API.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/#message-objects">Message objects (read 2026)</a>
 */
final class LineParts {

    static final String CONFIRM = "confirm";
    static final String QUICK_REPLY = "quickReply";
    static final String BUBBLE = "bubble";

    private static final int ALT_TEXT = 400;
    private static final int LINK_ADDRESS = 1000;

    private LineParts() {}

    static Map<String, Object> of(Part part) {
        if (part instanceof Part.Choices choices) {
            return choices(choices);
        } else if (part instanceof Part.Cards cards) {
            return cards(cards);
        } else if (part instanceof Part.Link link) {
            return link(link);
        } else if (part instanceof Part.Media media) {
            return image(media.url());
        } else if (part instanceof Part.Text text) {
            return text(text.text());
        }
        throw new IllegalArgumentException("LINE has no " + part.getClass().getSimpleName());
    }

    private static Map<String, Object> text(String text) {
        return Map.of("type", "text", "text", text);
    }

    private static Map<String, Object> choices(Part.Choices choices) {
        var actions = choices.choices().stream().map(LineParts::postback).toList();
        return switch (choices.form().name()) {
            case CONFIRM ->
                template(choices.text(), Map.of("type", "confirm", "text", choices.text(), "actions", actions));
            case BUBBLE -> flex(choices.text(), LineBubbles.question(choices.text(), actions));
            default ->
                Map.of("type", "text", "text", choices.text(), "quickReply", Map.of("items", quickReplies(actions)));
        };
    }

    private static List<Map<String, Object>> quickReplies(List<Map<String, String>> actions) {
        return actions.stream()
                .map(action -> Map.<String, Object>of("type", "action", "action", action))
                .toList();
    }

    static Map<String, String> postback(Content.Choice choice) {
        return Map.of(
                "type", "postback", "label", choice.title(), "data", choice.value(), "displayText", choice.title());
    }

    private static Map<String, Object> cards(Part.Cards cards) {
        var titles = cards.cards().stream().map(Content.Card::title).toList();
        var bubbles = cards.cards().stream().map(LineBubbles::card).toList();
        return flex(String.join(", ", titles), Map.of("type", "carousel", "contents", bubbles));
    }

    /** An address that is too long for a button stands in the text. */
    private static Map<String, Object> link(Part.Link link) {
        if (link.url().length() > LINK_ADDRESS) {
            return text(link.text() + "\n" + link.url());
        }
        var action = Map.of("type", "uri", "label", link.title(), "uri", link.url());
        return template(
                link.text() + " " + link.url(),
                Map.of("type", "buttons", "text", link.text(), "actions", List.of(action)));
    }

    /** The picture is its own preview. */
    private static Map<String, Object> image(String url) {
        return LineBubbles.isShown(url)
                ? Map.of("type", "image", "originalContentUrl", url, "previewImageUrl", url)
                : text(url);
    }

    private static Map<String, Object> template(String altText, Map<String, Object> template) {
        return Map.of("type", "template", "altText", Fit.shortened(altText, ALT_TEXT), "template", template);
    }

    private static Map<String, Object> flex(String altText, Map<String, Object> contents) {
        return Map.of("type", "flex", "altText", Fit.shortened(altText, ALT_TEXT), "contents", contents);
    }
}
