package chat.baton.sandbox.apple;

import chat.baton.sandbox.OwnAddress;
import chat.baton.sandbox.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A message as the phone shows it. It has kept to {@link AppleRules}. */
final class AppleScreen {

    private static final String ATTACHMENT_MARK = "\uFFFC";

    private AppleScreen() {}

    static List<Part> parts(JsonNode message, OwnAddress own) {
        return switch (message.path("type").asText()) {
            case "richLink" -> List.of(link(message.path("richLinkData")));
            case "interactive" -> List.of(interactive(message.path("interactiveData")));
            default -> text(message, own);
        };
    }

    /** Quick replies. */
    static List<Part.Choice> choices(JsonNode message) {
        return each(message.path("interactiveData")
                        .path("data")
                        .path("quick-reply")
                        .path("items"))
                .map(item -> new Part.Choice(
                        item.path("title").asText(), item.path("identifier").asText(), null))
                .toList();
    }

    private static Part link(JsonNode link) {
        return new Part.Link(link.path("url").asText(), link.path("title").asText(), null);
    }

    private static List<Part> text(JsonNode message, OwnAddress own) {
        var parts = new ArrayList<Part>();
        each(message.path("attachments")).map(file -> file(file, own)).forEach(parts::add);
        var words = message.path("body").asText().replace(ATTACHMENT_MARK, "").strip();
        if (!words.isEmpty()) {
            parts.add(new Part.Text(words));
        }
        return parts;
    }

    private static Part file(JsonNode file, OwnAddress own) {
        var url = AppleStorageApi.shown(own, file);
        return file.path("mimeType").asText().startsWith("image/")
                ? new Part.Image(url, null)
                : new Part.File(url, file.path("name").asText());
    }

    private static Part interactive(JsonNode interactive) {
        var data = interactive.path("data");
        if (data.has("quick-reply")) {
            return new Part.Text(data.path("quick-reply").path("summaryText").asText());
        }
        var rows = each(data.path("listPicker").path("sections"))
                .flatMap(section -> each(section.path("items")))
                .map(AppleScreen::row)
                .toList();
        return new Part.Rows(interactive.path("receivedMessage").path("title").asText(), "Choose", rows);
    }

    private static Part.Row row(JsonNode item) {
        return new Part.Row(
                item.path("title").asText(),
                optional(item, "subtitle"),
                item.path("identifier").asText());
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
