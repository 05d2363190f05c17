package chat.baton.sandbox.meta;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Happening;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** How Messenger and Instagram tell what happens on a phone; a channel picks what its provider reports. */
public final class MessagingReports {

    /** The app behind the inbox in Meta's own apps. */
    private static final long INBOX_APP = 263902037430900L;

    private static final long THUMBS_UP = 369239263222822L;
    private static final Map<String, String> REACTIONS =
            Map.of("❤️", "love", "😆", "smile", "😮", "wow", "😢", "sad", "👍", "like");

    private final MessagingEvents events;

    public MessagingReports(MessagingEvents events) {
        this.events = events;
    }

    public List<Webhook> text(Gesture.Text text, Moment moment) {
        return message(moment, object().put("text", text.text()));
    }

    public List<Webhook> reply(Gesture.Reply reply, Moment moment) {
        var message = object().put("text", reply.text());
        message.putObject("reply_to").put("mid", reply.to());
        return message(moment, message);
    }

    public List<Webhook> tap(Gesture.Tap tap, Moment moment) {
        return tap.on().equals("choice") ? quickReply(tap, moment) : postback(tap, moment);
    }

    private List<Webhook> quickReply(Gesture.Tap tap, Moment moment) {
        var message = object().put("text", tap.title());
        message.putObject("quick_reply").put("payload", tap.value());
        return message(moment, message);
    }

    private List<Webhook> postback(Gesture.Tap tap, Moment moment) {
        var webhook = object();
        var postback = webhook.putObject("postback").put("mid", moment.id());
        postback.put("title", tap.title()).put("payload", tap.value());
        return fromCustomer(moment, webhook);
    }

    public List<Webhook> image(Gesture.Image image, Moment moment) {
        return attachment(moment, "image", object().put("url", image.url()));
    }

    public List<Webhook> file(Gesture.File file, Moment moment) {
        return attachment(moment, "file", object().put("url", file.url()));
    }

    public List<Webhook> location(Gesture.Location location, Moment moment) {
        var payload = object();
        payload.putObject("coordinates").put("lat", location.latitude()).put("long", location.longitude());
        return attachment(moment, "location", payload);
    }

    public List<Webhook> thumbsUp(Gesture.ThumbsUp thumbsUp, Moment moment) {
        return attachment(moment, "image", object().put("sticker_id", THUMBS_UP));
    }

    /** Meta reports at most five edits of a message. */
    public List<Webhook> edit(Gesture.Edit edit, Moment moment) {
        var webhook = object();
        var edited = webhook.putObject("message_edit").put("mid", edit.message());
        edited.put("text", edit.text()).put("num_edit", edit.edits());
        return fromCustomer(moment, webhook);
    }

    public List<Webhook> delete(Gesture.Delete delete, Moment moment) {
        var webhook = object();
        webhook.putObject("message").put("mid", delete.message()).put("is_deleted", true);
        return fromCustomer(moment, webhook);
    }

    public List<Webhook> react(Gesture.React react, Moment moment) {
        var webhook = object();
        var reaction = webhook.putObject("reaction").put("mid", react.message());
        if (react.emoji() == null) {
            reaction.put("action", "unreact");
        } else {
            reaction.put("action", "react").put("emoji", react.emoji());
            reaction.put("reaction", REACTIONS.getOrDefault(react.emoji(), "other"));
        }
        return fromCustomer(moment, webhook);
    }

    /** Everything up to then, as Messenger tells it. */
    public List<Webhook> readUpTo(Happening.Read read, Moment moment) {
        var webhook = object();
        webhook.putObject("read").put("watermark", read.upTo().toEpochMilli());
        return fromCustomer(moment, webhook);
    }

    public List<Webhook> colleague(Happening.ColleagueAnswered answer, Moment moment) {
        return List.of(echo(moment, INBOX_APP, object().put("text", answer.text())));
    }

    /** @param message as it was sent */
    public Webhook echo(Moment moment, long app, JsonNode message) {
        var webhook = object();
        var said = webhook.putObject("message");
        said.put("is_echo", true).put("app_id", app).put("mid", moment.id());
        copy(message, said);
        return events.fromShop(moment.customer(), moment.at(), webhook);
    }

    public Webhook delivered(Moment moment) {
        var webhook = object();
        var delivery = webhook.putObject("delivery");
        delivery.putArray("mids").add(moment.id());
        delivery.put("watermark", moment.at().toEpochMilli());
        return events.fromCustomer(moment.customer(), moment.at(), webhook);
    }

    private static void copy(JsonNode message, ObjectNode echo) {
        for (var field : List.of("text", "metadata")) {
            if (message.has(field)) {
                echo.set(field, message.path(field));
            }
        }
        if (message.has("attachment")) {
            echo.putArray("attachments").add(message.path("attachment"));
        }
    }

    private List<Webhook> attachment(Moment moment, String type, ObjectNode payload) {
        var message = object();
        message.putArray("attachments").addObject().put("type", type).set("payload", payload);
        return message(moment, message);
    }

    private List<Webhook> message(Moment moment, ObjectNode message) {
        var webhook = object();
        webhook.putObject("message").put("mid", moment.id()).setAll(message);
        return fromCustomer(moment, webhook);
    }

    private List<Webhook> fromCustomer(Moment moment, ObjectNode what) {
        return List.of(events.fromCustomer(moment.customer(), moment.at(), what));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
