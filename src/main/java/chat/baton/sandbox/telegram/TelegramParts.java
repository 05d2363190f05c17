package chat.baton.sandbox.telegram;

import chat.baton.sandbox.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A call as the phone shows it. It has kept to {@link TelegramRules}. */
final class TelegramParts {

    private TelegramParts() {}

    static List<Part> of(String method, JsonNode call) {
        var buttons = buttons(call);
        var caption = call.path("caption").asText();
        return switch (method) {
            case "sendMessage" -> List.of(words(call.path("text").asText(), buttons));
            case "sendPhoto" ->
                buttons.isEmpty()
                        ? List.of(new Part.Image(call.path("photo").asText(), caption.isEmpty() ? null : caption))
                        : List.of(new Part.Image(call.path("photo").asText(), null), words(caption, buttons));
            default ->
                file(call.path(method.substring("send".length()).toLowerCase()).asText());
        };
    }

    private static Part words(String text, List<Part.Button> buttons) {
        return buttons.isEmpty() ? new Part.Text(text) : new Part.Buttons(text, buttons);
    }

    private static List<Part> file(String url) {
        return List.of(new Part.File(url, url.substring(url.lastIndexOf('/') + 1)));
    }

    private static List<Part.Button> buttons(JsonNode call) {
        return each(call.path("reply_markup").path("inline_keyboard"))
                .flatMap(TelegramParts::each)
                .map(TelegramParts::button)
                .toList();
    }

    private static Part.Button button(JsonNode button) {
        var title = button.path("text").asText();
        return button.has("url")
                ? Part.Button.opening(title, button.path("url").asText())
                : Part.Button.telling(title, button.path("callback_data").asText());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
