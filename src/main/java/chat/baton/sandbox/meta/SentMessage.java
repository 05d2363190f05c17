package chat.baton.sandbox.meta;

import chat.baton.sandbox.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A message of the Send API as the phone shows it. It has kept to {@link SendRules}. */
final class SentMessage {

    private SentMessage() {}

    static List<Part> parts(JsonNode message) {
        var parts = new ArrayList<Part>();
        if (message.has("text")) {
            parts.add(new Part.Text(message.path("text").asText()));
        }
        if (message.has("attachment")) {
            parts.add(attachment(message.path("attachment")));
        }
        return parts;
    }

    static List<Part.Choice> choices(JsonNode message) {
        return each(message.path("quick_replies"))
                .map(reply -> new Part.Choice(
                        reply.path("title").asText("Share"),
                        reply.path("payload").asText(),
                        text(reply, "image_url")))
                .toList();
    }

    private static Part attachment(JsonNode attachment) {
        var payload = attachment.path("payload");
        var url = payload.path("url").asText();
        return switch (attachment.path("type").asText()) {
            case "template" -> template(payload);
            case "image" -> new Part.Image(url, null);
            default -> new Part.File(url, attachment.path("type").asText());
        };
    }

    private static Part template(JsonNode template) {
        return template.path("template_type").asText().equals("generic")
                ? new Part.Cards(
                        each(template.path("elements")).map(SentMessage::card).toList())
                : new Part.Buttons(template.path("text").asText(), buttons(template));
    }

    private static Part.Card card(JsonNode element) {
        return new Part.Card(
                element.path("title").asText(),
                text(element, "subtitle"),
                text(element, "image_url"),
                buttons(element));
    }

    private static List<Part.Button> buttons(JsonNode of) {
        return each(of.path("buttons")).map(SentMessage::button).toList();
    }

    private static Part.Button button(JsonNode button) {
        var title = button.path("title").asText();
        var payload = button.path("payload").asText();
        return switch (button.path("type").asText()) {
            case "web_url" -> Part.Button.opening(title, button.path("url").asText());
            case "phone_number" -> Part.Button.opening(title, "tel:" + payload);
            default -> Part.Button.telling(title, payload);
        };
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }
}
