package chat.baton.sandbox.whatsapp;

import chat.baton.sandbox.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A message of the Cloud API as the phone shows it. It has kept to {@link CloudRules}. */
final class SentByCloud {

    private static final Pattern BOLD = Pattern.compile("(?m)^\\*([^*\\n]+)\\*");

    private SentByCloud() {}

    static List<Part> parts(JsonNode request) {
        var type = request.path("type").asText("text");
        var part = request.path(type);
        return switch (type) {
            case "text" -> List.of(new Part.Text(plain(part.path("body"))));
            case "interactive" -> interactive(part);
            case "image" -> List.of(new Part.Image(part.path("link").asText(), caption(part)));
            case "location" ->
                List.of(new Part.Location(
                        part.path("latitude").asDouble(),
                        part.path("longitude").asDouble(),
                        part.path("name").asText(null)));
            case "template" -> List.of(new Part.Text(Templates.text(part)));
            default ->
                List.of(new Part.File(
                        part.path("link").asText(), part.path("filename").asText(type)));
        };
    }

    private static List<Part> interactive(JsonNode interactive) {
        var text = plain(interactive.path("body").path("text"));
        var action = interactive.path("action");
        if (interactive.path("type").asText().equals("list")) {
            var rows = each(action.path("sections"))
                    .flatMap(section -> each(section.path("rows")))
                    .map(row -> new Part.Row(
                            row.path("title").asText(),
                            row.path("description").asText(null),
                            row.path("id").asText()))
                    .toList();
            return List.of(new Part.Rows(text, action.path("button").asText(), rows));
        }
        var buttons = each(action.path("buttons"))
                .map(button -> button.path("reply"))
                .map(reply -> Part.Button.telling(
                        reply.path("title").asText(), reply.path("id").asText()))
                .toList();
        var image = interactive.path("header").path("image").path("link");
        return Stream.<Part>concat(
                        Stream.of(image).filter(JsonNode::isTextual).map(link -> new Part.Image(link.asText(), null)),
                        Stream.of(new Part.Buttons(text, buttons)))
                .toList();
    }

    private static @Nullable String caption(JsonNode media) {
        return media.hasNonNull("caption") ? plain(media.path("caption")) : null;
    }

    /** Asterisks are for bold. */
    private static String plain(JsonNode text) {
        return BOLD.matcher(text.asText()).replaceAll("$1");
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
