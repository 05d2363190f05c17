package chat.baton.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer does on the phone, and the part of Meta's webhook that tells it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "gesture")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Gesture.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Gesture.QuickReply.class, name = "quick-reply"),
    @JsonSubTypes.Type(value = Gesture.Postback.class, name = "postback"),
    @JsonSubTypes.Type(value = Gesture.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Gesture.Location.class, name = "location"),
    @JsonSubTypes.Type(value = Gesture.ThumbsUp.class, name = "thumbs-up"),
    @JsonSubTypes.Type(value = Gesture.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = Gesture.Delete.class, name = "delete"),
    @JsonSubTypes.Type(value = Gesture.React.class, name = "react"),
})
sealed interface Gesture {

    /** @param mid a new message id, for gestures that make a message */
    ObjectNode webhook(String mid);

    /** What the phone itself shows of it, a message unless said otherwise. */
    default ObjectNode shown(String mid, Instant at) {
        return Shown.fromCustomer(mid, at, (ObjectNode) webhook(mid).path("message"));
    }

    record Text(String text, @Nullable String replyTo) implements Gesture {
        @Override
        public ObjectNode webhook(String mid) {
            var webhook = object();
            var message = webhook.putObject("message").put("mid", mid).put("text", text);
            if (replyTo != null) {
                message.putObject("reply_to").put("mid", replyTo);
            }
            return webhook;
        }
    }

    record QuickReply(String title, String payload) implements Gesture {
        @Override
        public ObjectNode webhook(String mid) {
            var webhook = object();
            var message = webhook.putObject("message").put("mid", mid).put("text", title);
            message.putObject("quick_reply").put("payload", payload);
            return webhook;
        }
    }

    record Postback(String title, String payload) implements Gesture {
        @Override
        public ObjectNode webhook(String mid) {
            var webhook = object();
            webhook.putObject("postback").put("mid", mid).put("title", title).put("payload", payload);
            return webhook;
        }

        @Override
        public ObjectNode shown(String mid, Instant at) {
            return Shown.fromCustomer(mid, at, object().put("text", title));
        }
    }

    record Image(String url) implements Gesture {
        @Override
        public ObjectNode webhook(String mid) {
            return attachment(mid, "image", object().put("url", url));
        }
    }

    record Location(double latitude, double longitude) implements Gesture {
        @Override
        public ObjectNode webhook(String mid) {
            var payload = object();
            payload.putObject("coordinates").put("lat", latitude).put("long", longitude);
            return attachment(mid, "location", payload);
        }
    }

    record ThumbsUp() implements Gesture {

        private static final long STICKER = 369239263222822L;

        @Override
        public ObjectNode webhook(String mid) {
            return attachment(mid, "image", object().put("sticker_id", STICKER));
        }
    }

    /** @param edits how often the message has been edited with this, 1 to 5 */
    record Edit(String mid, String text, int edits) implements Gesture {
        @Override
        public ObjectNode webhook(String unused) {
            var webhook = object();
            webhook.putObject("message_edit").put("mid", mid).put("text", text).put("num_edit", edits);
            return webhook;
        }

        @Override
        public ObjectNode shown(String unused, Instant at) {
            return Shown.of("edited").put("mid", mid).put("text", text).put("edits", edits);
        }
    }

    record Delete(String mid) implements Gesture {
        @Override
        public ObjectNode webhook(String unused) {
            var webhook = object();
            webhook.putObject("message").put("mid", mid).put("is_deleted", true);
            return webhook;
        }

        @Override
        public ObjectNode shown(String unused, Instant at) {
            return Shown.of("deleted").put("mid", mid);
        }
    }

    /**
     * @param reaction Meta's word for it, such as {@code love}; absent to take the reaction back
     * @param emoji    absent with it
     */
    record React(String mid, @Nullable String reaction, @Nullable String emoji) implements Gesture {
        @Override
        public ObjectNode webhook(String unused) {
            var webhook = object();
            var said = webhook.putObject("reaction").put("mid", mid);
            if (reaction == null) {
                said.put("action", "unreact");
            } else {
                said.put("action", "react").put("emoji", emoji).put("reaction", reaction);
            }
            return webhook;
        }

        @Override
        public ObjectNode shown(String unused, Instant at) {
            return Shown.of("reacted").put("mid", mid).put("emoji", emoji);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode attachment(String mid, String type, ObjectNode payload) {
        var webhook = object();
        var message = webhook.putObject("message").put("mid", mid);
        message.putArray("attachments").addObject().put("type", type).set("payload", payload);
        return webhook;
    }
}
