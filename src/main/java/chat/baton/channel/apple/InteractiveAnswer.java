package chat.baton.channel.apple;

import chat.baton.channel.Json;
import chat.baton.channel.SignedJson;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer chose in something to tap. The identifiers are the values we gave them.
 *
 * @param json the object {@code interactiveData}; missing when it was too large to come along
 */
record InteractiveAnswer(JsonNode json) {

    private JsonNode data() {
        return json.path("data");
    }

    /** The id of our message it answers, as we named the request. */
    @Nullable
    String request() {
        return Json.text(data().path("requestIdentifier"));
    }

    /** Absent when it says nothing that Baton has a word for. */
    Optional<Content> content() {
        return Stream.<Optional<Content>>of(quickReply(), listPicker(), time(), form())
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::summary);
    }

    private Optional<Content> quickReply() {
        var reply = data().path("quick-reply");
        var identifier = Json.text(reply.path("selectedIdentifier"));
        return SignedJson.elements(reply.path("items"))
                .filter(item -> identifier != null && identifier.equals(Json.text(item.path("identifier"))))
                .findFirst()
                .or(() -> Optional.of(reply.path("items").path(selectedIndex().orElse(-1))))
                .flatMap(InteractiveAnswer::tapped)
                .or(() -> Optional.ofNullable(identifier).map(value -> new Content.Tapped(value, value)));
    }

    /** Which quick reply was tapped, counted from 0; absent when it is told otherwise. */
    OptionalInt selectedIndex() {
        var index = Json.text(data().path("quick-reply").path("selectedIndex"));
        return index != null && index.matches("\\d{1,3}")
                ? OptionalInt.of(Integer.parseInt(index))
                : OptionalInt.empty();
    }

    /** Whether the answer tells only the place of what was chosen, not what it was. */
    boolean isPlaceOnly() {
        var reply = data().path("quick-reply");
        return selectedIndex().isPresent()
                && reply.path("selectedIdentifier").isMissingNode()
                && reply.path("items").isEmpty();
    }

    /** One that was chosen, or the titles of several. */
    private Optional<Content> listPicker() {
        var chosen = SignedJson.elements(data().path("listPicker").path("sections"))
                .flatMap(section -> SignedJson.elements(section.path("items")))
                .map(InteractiveAnswer::tapped)
                .flatMap(Optional::stream)
                .toList();
        if (chosen.size() < 2) {
            return chosen.stream().findFirst();
        }
        return Optional.of(Content.text(chosen.stream().map(Content::asText).collect(Collectors.joining(", "))));
    }

    private static Optional<Content> tapped(JsonNode item) {
        var title = Json.text(item.path("title"));
        var identifier = Json.text(item.path("identifier"));
        return Stream.of(identifier, title)
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> new Content.Tapped(Objects.requireNonNullElse(title, value), value));
    }

    private Optional<Content> time() {
        return Stream.of(data().path("event"), data().path("timePicker").path("event"))
                .flatMap(event -> ChosenTime.of(event).stream())
                .findFirst()
                .map(time -> Content.text(time.asText()));
    }

    /** A line for each question of the form. */
    private Optional<Content> form() {
        var lines = SignedJson.elements(data().path("dynamic").path("selections"))
                .map(InteractiveAnswer::line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? Optional.empty() : Optional.of(Content.text(lines));
    }

    private static String line(JsonNode selection) {
        var answers = SignedJson.elements(selection.path("items"))
                .map(item -> firstText(item, "value", "title"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return Stream.of(firstText(selection, "title", "subtitle").orElse(""), answers)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static Optional<String> firstText(JsonNode node, String... fields) {
        return Stream.of(fields)
                .map(field -> Json.text(node.path(field)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The words the device shows for the answer, where nothing else tells it. */
    private Optional<Content> summary() {
        return List.of(data().path("replyMessage"), json.path("replyMessage")).stream()
                .map(reply -> firstText(reply, "title"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Content::text);
    }
}
