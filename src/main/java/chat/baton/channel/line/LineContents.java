package chat.baton.channel.line;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What LINE calls a message, in our words. */
@Component
class LineContents {

    private static final int KEYWORDS = 3;

    private final Media media;

    LineContents(Media media) {
        this.media = media;
    }

    Content of(InboundEvent event, JsonNode message) {
        var type = Objects.requireNonNullElse(Json.text(message.path("type")), "message");
        return switch (type) {
            case "text" -> text(message);
            case "image", "video", "audio", "file" -> media(event, type, message);
            case "sticker" -> sticker(message);
            case "location" -> location(message);
            default -> notUnderstood(type, message);
        };
    }

    static Content text(JsonNode message) {
        var text = Json.text(message.path("text"));
        return text == null ? notUnderstood("text", message) : Content.text(text);
    }

    /** It lies at LINE under the message's id, or where the app that sent it has put it. */
    private Content media(InboundEvent event, String kind, JsonNode message) {
        var outside = Json.text(message.path("contentProvider").path("originalContentUrl"));
        var reference = outside == null ? Json.text(message.path("id")) : outside;
        return reference == null
                ? notUnderstood(kind, message)
                : media.sent(event, new Media.Source(kind, reference, Json.text(message.path("fileName")), null));
    }

    /** A picture for which LINE tells a few words at best, or those the customer wrote on it. */
    private static Content sticker(JsonNode message) {
        var words = Stream.concat(
                        Stream.of(message.path("text")),
                        StreamSupport.stream(message.path("keywords").spliterator(), false))
                .map(Json::text)
                .filter(Objects::nonNull)
                .limit(KEYWORDS)
                .collect(Collectors.joining(", "));
        return Content.text(words.isEmpty() ? "[sticker]" : "[sticker: " + words + "]");
    }

    private static Content location(JsonNode message) {
        var latitude = message.path("latitude");
        var longitude = message.path("longitude");
        return latitude.isNumber() && longitude.isNumber()
                ? new Content.Location(latitude.doubleValue(), longitude.doubleValue(), place(message))
                : notUnderstood("location", message);
    }

    private static @Nullable String place(JsonNode message) {
        var words = Stream.of("title", "address")
                .map(part -> Json.text(message.path(part)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }

    private static Content notUnderstood(String what, JsonNode raw) {
        return new Content.NotUnderstood(what, raw.toString());
    }
}
