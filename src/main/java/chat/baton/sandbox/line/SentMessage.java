package chat.baton.sandbox.line;

import chat.baton.sandbox.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A message object as the phone shows it. It has kept to {@link LineRules}. */
final class SentMessage {

    private SentMessage() {}

    static Part part(JsonNode message) {
        var contents = message.path("contents");
        return switch (message.path("type").asText()) {
            case "image" -> new Part.Image(message.path("originalContentUrl").asText(), null);
            case "template" -> template(message.path("template"));
            case "flex" ->
                contents.has("contents")
                        ? new Part.Cards(each(contents.path("contents"))
                                .map(SentMessage::card)
                                .toList())
                        : new Part.Buttons(words(contents, 0), buttons(contents));
            default -> new Part.Text(message.path("text").asText());
        };
    }

    static List<Part.Choice> choices(JsonNode message) {
        return each(message.path("quickReply").path("items"))
                .map(item -> item.path("action"))
                .map(action -> new Part.Choice(
                        action.path("label").asText(), action.path("data").asText(), null))
                .toList();
    }

    private static Part template(JsonNode template) {
        return new Part.Buttons(
                template.path("text").asText(),
                each(template.path("actions")).map(SentMessage::button).toList());
    }

    private static Part.Card card(JsonNode bubble) {
        var subtitle = words(bubble, 1);
        return new Part.Card(
                words(bubble, 0),
                subtitle.isEmpty() ? null : subtitle,
                picture(bubble.path("hero").path("url")),
                buttons(bubble));
    }

    private static @Nullable String picture(JsonNode url) {
        return url.isTextual() ? url.asText() : null;
    }

    private static String words(JsonNode bubble, int number) {
        return bubble.path("body").path("contents").path(number).path("text").asText();
    }

    private static List<Part.Button> buttons(JsonNode bubble) {
        return each(bubble.path("footer").path("contents"))
                .map(button -> button(button.path("action")))
                .toList();
    }

    private static Part.Button button(JsonNode action) {
        var label = action.path("label").asText();
        return action.path("type").asText().equals("uri")
                ? Part.Button.opening(label, action.path("uri").asText())
                : Part.Button.telling(label, action.path("data").asText());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
