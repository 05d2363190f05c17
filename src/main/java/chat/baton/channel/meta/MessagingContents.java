package chat.baton.channel.meta;

import chat.baton.channel.Json;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the provider calls a message, postback, referral or opt-in, in our words. */
final class MessagingContents {

    private static final Set<String> THUMBS_UP = Set.of("369239263222822", "369239343222814", "369239383222810");

    private MessagingContents() {}

    /** One or more: a message may hold a text and several attachments. */
    static List<Content> ofMessage(JsonNode message) {
        var text = Json.text(message.path("text"));
        var tapped = Json.text(message.path("quick_reply").path("payload"));
        if (tapped != null) {
            return List.of(new Content.Tapped(text == null ? tapped : text, tapped));
        }
        var contents = new ArrayList<Content>();
        if (text != null) {
            contents.add(new Content.Text(text));
        }
        for (var attachment : message.path("attachments")) {
            ofAttachment(attachment, text).ifPresent(contents::add);
        }
        return contents.isEmpty() ? List.of(notUnderstood("message", message)) : List.copyOf(contents);
    }

    /** A link in a text comes a second time, as an attachment of type fallback: absent. */
    private static Optional<Content> ofAttachment(JsonNode attachment, @Nullable String text) {
        var type = Objects.requireNonNullElse(Json.text(attachment.path("type")), "attachment");
        var payload = attachment.path("payload");
        if (type.equals("fallback") && text != null) {
            return Optional.empty();
        }
        var url = Json.text(payload.path("url"));
        return Optional.of(
                switch (type) {
                    case "image" -> image(attachment, payload, url);
                    case "audio", "video", "file" ->
                        url == null
                                ? notUnderstood(type, attachment)
                                : new Content.File(type, url, Json.text(payload.path("name")));
                    case "location" -> location(attachment, payload);
                    default -> notUnderstood(type, attachment);
                });
    }

    private static Content image(JsonNode attachment, JsonNode payload, @Nullable String url) {
        if (THUMBS_UP.contains(payload.path("sticker_id").asText())) {
            return new Content.Text("👍");
        }
        return url == null ? notUnderstood("image", attachment) : new Content.Image(url, null);
    }

    private static Content location(JsonNode attachment, JsonNode payload) {
        var place = payload.path("coordinates");
        return place.path("lat").isNumber() && place.path("long").isNumber()
                ? new Content.Location(
                        place.path("lat").doubleValue(),
                        place.path("long").doubleValue(),
                        Json.text(attachment.path("title")))
                : notUnderstood("location", attachment);
    }

    /** A link's own word, carried by the first tap of a new customer, tells more than the button itself. */
    static Content ofPostback(JsonNode postback) {
        var ref = Json.text(postback.path("referral").path("ref"));
        if (ref != null) {
            return new Content.Tapped(ref, ref);
        }
        var title = Json.text(postback.path("title"));
        var payload = Json.text(postback.path("payload"));
        if (title == null && payload == null) {
            return notUnderstood("postback", postback);
        }
        return new Content.Tapped(
                title == null ? Objects.requireNonNull(payload) : title,
                payload == null ? Objects.requireNonNull(title) : payload);
    }

    /** Absent when it says nothing to us, as an advertisement's referral may. */
    static Optional<Content> ofReferral(JsonNode referral) {
        return Optional.ofNullable(Json.text(referral.path("ref"))).map(ref -> new Content.Tapped(ref, ref));
    }

    static Optional<Content> ofOptin(JsonNode optin) {
        return ofReferral(optin).or(() -> Optional.ofNullable(Json.text(optin.path("payload")))
                .map(payload -> new Content.Tapped(payload, payload)));
    }

    private static Content notUnderstood(String what, JsonNode raw) {
        return new Content.NotUnderstood(what, raw.toString());
    }
}
