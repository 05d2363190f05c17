package chat.baton.sandbox.telegram;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Persona;
import chat.baton.sandbox.StandIn;
import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How Telegram tells what happens on a phone: each update in a webhook of its own, with the secret token. */
final class TelegramUpdates {

    static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    private final StandIn channel;
    private final String secret;
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());

    TelegramUpdates(StandIn channel, String secret) {
        this.channel = channel;
        this.secret = secret;
    }

    List<Webhook> text(Gesture.Text text, Moment moment) {
        return List.of(message(moment, object().put("text", text.text())));
    }

    List<Webhook> reply(Gesture.Reply reply, Moment moment) {
        var message = object().put("text", reply.text());
        message.putObject("reply_to_message").put("message_id", Long.parseLong(reply.to()));
        return List.of(message(moment, message));
    }

    List<Webhook> tap(Gesture.Tap tap, Moment moment) {
        var query = object().put("id", moment.id() + "000")
                .put("chat_instance", "1")
                .put("data", tap.value());
        query.set("from", person(moment));
        var tapped = sent(moment).put("message_id", Long.parseLong(tap.message()));
        var button = tapped.putObject("reply_markup")
                .putArray("inline_keyboard")
                .addArray()
                .addObject();
        button.put("text", tap.title()).put("callback_data", tap.value());
        query.set("message", tapped);
        return List.of(update("callback_query", query));
    }

    /** In two sizes, the larger one last. */
    List<Webhook> image(Gesture.Image image, Moment moment) {
        var message = object();
        var sizes = message.putArray("photo");
        sizes.addObject().put("file_id", TelegramFileId.of(image.url()) + "-s").put("width", 90);
        sizes.addObject().put("file_id", TelegramFileId.of(image.url())).put("width", 1280);
        return List.of(message(moment, message));
    }

    List<Webhook> file(Gesture.File file, Moment moment) {
        var message = object();
        message.putObject("document")
                .put("file_id", TelegramFileId.of(file.url()))
                .put("file_name", file.name());
        return List.of(message(moment, message));
    }

    List<Webhook> location(Gesture.Location location, Moment moment) {
        var message = object();
        message.putObject("location").put("latitude", location.latitude()).put("longitude", location.longitude());
        return List.of(message(moment, message));
    }

    List<Webhook> contact(Gesture.Contact contact, Moment moment) {
        var message = object();
        message.putObject("contact").put("phone_number", contact.phone()).put("first_name", contact.name());
        return List.of(message(moment, message));
    }

    List<Webhook> edit(Gesture.Edit edit, Moment moment) {
        var message = sent(moment).put("message_id", Long.parseLong(edit.message()));
        message.put("edit_date", moment.at().getEpochSecond()).put("text", edit.text());
        message.set("from", person(moment));
        return List.of(update("edited_message", message));
    }

    /** "Restart bot" lets it in again and starts it. */
    List<Webhook> follow(Gesture.Follow follow, Moment moment) {
        return List.of(membership(moment, "member"), message(moment, object().put("text", "/start")));
    }

    List<Webhook> unfollow(Gesture.Unfollow unfollow, Moment moment) {
        return List.of(membership(moment, "kicked"));
    }

    private Webhook membership(Moment moment, String status) {
        var member = sent(moment);
        member.set("from", person(moment));
        member.putObject("new_chat_member").put("status", status);
        return update("my_chat_member", member);
    }

    private Webhook message(Moment moment, ObjectNode what) {
        var message = sent(moment).put("message_id", Long.parseLong(moment.id()));
        message.set("from", person(moment));
        return update("message", message.setAll(what));
    }

    private static ObjectNode sent(Moment moment) {
        var sent = object().put("date", moment.at().getEpochSecond());
        sent.putObject("chat").put("id", Long.parseLong(moment.customer())).put("type", "private");
        return sent;
    }

    private ObjectNode person(Moment moment) {
        var persona = Persona.of(channel, moment.customer());
        return object().put("id", Long.parseLong(moment.customer()))
                .put("is_bot", false)
                .put("first_name", persona.firstName())
                .put("last_name", persona.lastName())
                .put("language_code", "en");
    }

    private Webhook update(String kind, ObjectNode what) {
        var update = object().put("update_id", numbers.incrementAndGet());
        update.set(kind, what);
        return new Webhook(
                channel.hook(), Map.of(SECRET, secret), update.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
