package chat.baton.sandbox.line;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** What LINE reports of what a customer does, in signed webhooks of one event each. */
@InSandbox
@Component
class LineReports {

    static final String HOOK = "/hooks/line/demo";
    private static final String SIGNATURE = "x-line-signature";

    private final LineBot bot;
    private final LineReplyTokens tokens;
    private final LineFiles files;

    LineReports(LineBot bot, LineReplyTokens tokens, LineFiles files) {
        this.bot = bot;
        this.tokens = tokens;
        this.files = files;
    }

    List<Webhook> text(Gesture.Text text, Moment moment) {
        return message(moment, "text", object().put("text", text.text()));
    }

    List<Webhook> reply(Gesture.Reply reply, Moment moment) {
        return message(moment, "text", object().put("text", reply.text()).put("quotedMessageId", reply.to()));
    }

    List<Webhook> image(Gesture.Image image, Moment moment) {
        files.keep(moment.id(), image.url());
        var message = object();
        message.putObject("contentProvider").put("type", "line");
        return message(moment, "image", message);
    }

    List<Webhook> file(Gesture.File file, Moment moment) {
        files.keep(moment.id(), file.url());
        return message(moment, "file", object().put("fileName", file.name()).put("fileSize", 1));
    }

    List<Webhook> location(Gesture.Location place, Moment moment) {
        return message(
                moment, "location", object().put("latitude", place.latitude()).put("longitude", place.longitude()));
    }

    List<Webhook> thumbsUp(Gesture.ThumbsUp thumb, Moment moment) {
        var sticker = object().put("packageId", "11537").put("stickerId", "52002735");
        sticker.put("stickerResourceType", "STATIC").putArray("keywords").add("thumbs up");
        return message(moment, "sticker", sticker);
    }

    /** Only the button's value: LINE shows its words to the customer and does not tell them. */
    List<Webhook> tap(Gesture.Tap tap, Moment moment) {
        var event = answerable(moment, "postback");
        event.putObject("postback").put("data", tap.value() == null ? tap.title() : tap.value());
        return List.of(signed(event));
    }

    List<Webhook> unsend(Gesture.Delete unsend, Moment moment) {
        files.forget(unsend.message());
        var event = event(moment, "unsend");
        event.putObject("unsend").put("messageId", unsend.message());
        return List.of(signed(event));
    }

    List<Webhook> follow(Gesture.Follow follow, Moment moment) {
        var event = answerable(moment, "follow");
        event.putObject("follow").put("isUnblocked", true);
        return List.of(signed(event));
    }

    List<Webhook> unfollow(Gesture.Unfollow unfollow, Moment moment) {
        return List.of(signed(event(moment, "unfollow")));
    }

    private List<Webhook> message(Moment moment, String type, ObjectNode message) {
        var event = answerable(moment, "message");
        event.set(
                "message",
                message.put("id", moment.id())
                        .put("type", type)
                        .put("quoteToken", "q" + moment.id())
                        .put("markAsReadToken", moment.customer() + " " + moment.id()));
        return List.of(signed(event));
    }

    private ObjectNode answerable(Moment moment, String type) {
        return event(moment, type).put("replyToken", tokens.issue(moment.customer()));
    }

    private static ObjectNode event(Moment moment, String type) {
        var event = object().put("type", type).put("mode", "active");
        event.put("timestamp", moment.at().toEpochMilli());
        event.put("webhookEventId", UUID.randomUUID().toString().replace("-", ""));
        event.putObject("deliveryContext").put("isRedelivery", false);
        event.putObject("source").put("type", "user").put("userId", moment.customer());
        return event;
    }

    private Webhook signed(ObjectNode event) {
        var envelope = object().put("destination", bot.botUserId());
        envelope.putArray("events").add(event);
        var body = envelope.toString().getBytes(StandardCharsets.UTF_8);
        return new Webhook(HOOK, Map.of(SIGNATURE, signature(body, bot.channelSecret())), body);
    }

    Webhook forged(Webhook genuine) {
        return genuine.with(SIGNATURE, signature(genuine.body(), "not the secret"));
    }

    private static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
