package chat.baton.channel.webchat;

import chat.baton.channel.Json;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says.
 *
 * @param clientMessageId chosen by the page; the same id again is the same message
 * @param type            {@code text}, {@code postback} or {@code location}
 * @param text            1 to 4000 UTF-16 units, with {@code text}
 * @param title           of the button they tapped, 1 to 200 units
 * @param payload         what that button stands for, 1 to 1000 units
 * @param latitude        degrees, WGS 84
 * @param name            of the place; absent when it has none
 * @param language        of the page, a BCP 47 tag; absent when it does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Said(
        UUID clientMessageId,
        String type,
        @Nullable String text,
        @Nullable String title,
        @Nullable String payload,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String name,
        @Nullable String language) {

    static final int LONGEST_TEXT = 4000;
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_PAYLOAD = 1000;

    /** @throws ChatRefusal when the page did not keep to the contract */
    static Said read(JsonNode json) {
        var type = Json.text(json.path("type"));
        var id = id(Json.text(json.path("clientMessageId")));
        var language = Json.text(json.path("language"));
        return switch (type == null ? "" : type) {
            case "text" -> new Said(id, type, text(json, "text", LONGEST_TEXT), null, null, null, null, null, language);
            case "postback" ->
                new Said(
                        id,
                        type,
                        null,
                        text(json, "title", LONGEST_TITLE),
                        text(json, "payload", LONGEST_PAYLOAD),
                        null,
                        null,
                        null,
                        language);
            case "location" ->
                new Said(
                        id,
                        type,
                        null,
                        null,
                        null,
                        degrees(json, "latitude", 90),
                        degrees(json, "longitude", 180),
                        json.hasNonNull("name") ? text(json, "name", LONGEST_TITLE) : null,
                        language);
            default -> throw ChatRefusal.unusable("type has to be text, postback or location.");
        };
    }

    static UUID id(@Nullable String id) {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException e) {
            throw ChatRefusal.unusable("clientMessageId has to be a UUID.");
        }
    }

    private static String text(JsonNode json, String name, int longest) {
        var text = Json.text(json.path(name));
        if (text == null || text.length() > longest) {
            throw ChatRefusal.unusable(name + " has to be 1 to " + longest + " characters long.");
        }
        return text;
    }

    private static double degrees(JsonNode json, String name, double most) {
        var degrees = json.path(name).asDouble(Double.NaN);
        if (!(Math.abs(degrees) <= most)) {
            throw ChatRefusal.unusable(name + " has to be between -" + most + " and " + most + ".");
        }
        return degrees;
    }

    Content content() {
        if (text != null) {
            return Content.text(text);
        } else if (title != null && payload != null) {
            return new Content.Tapped(title, payload);
        } else if (latitude != null && longitude != null) {
            return new Content.Location(latitude, longitude, name);
        }
        return new Content.NotUnderstood(type, Json.write(this));
    }
}
