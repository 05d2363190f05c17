package chat.baton.sandbox.whatsapp;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Happening;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.meta.MetaWebhook;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * How WhatsApp tells what happens on a phone.
 *
 * @param hook    path on Baton
 * @param names   of customers, by their number
 * @param senders noted here
 */
record WhatsAppReports(WhatsAppNumber account, String hook, Function<String, String> names, Senders senders) {

    List<Webhook> text(Gesture.Text text, Moment moment) {
        return message(moment, "text", object().put("body", text.text()));
    }

    List<Webhook> reply(Gesture.Reply reply, Moment moment) {
        var message = message(moment, moment.id(), "text", object().put("body", reply.text()));
        return List.of(fromCustomer(moment, context(message, reply.to())));
    }

    List<Webhook> tap(Gesture.Tap tap, Moment moment) {
        var kind = tap.on().equals("row") ? "list_reply" : "button_reply";
        var interactive = object().put("type", kind);
        interactive.putObject(kind).put("id", tap.value()).put("title", tap.title());
        return List.of(
                fromCustomer(moment, context(message(moment, moment.id(), "interactive", interactive), tap.message())));
    }

    private ObjectNode context(ObjectNode message, String to) {
        message.putObject("context").put("from", account.phoneNumberId()).put("id", to);
        return message;
    }

    List<Webhook> image(Gesture.Image image, Moment moment) {
        return message(moment, "image", object().put("id", mediaId(image.url())).put("mime_type", "image/png"));
    }

    List<Webhook> file(Gesture.File file, Moment moment) {
        return message(
                moment, "document", object().put("id", mediaId(file.url())).put("filename", file.name()));
    }

    /** Holds the address, so that nothing need be kept. */
    private static String mediaId(String url) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when it is no such id */
    static String mediaUrl(String id) {
        return new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
    }

    List<Webhook> location(Gesture.Location location, Moment moment) {
        return message(
                moment,
                "location",
                object().put("latitude", location.latitude()).put("longitude", location.longitude()));
    }

    List<Webhook> contact(Gesture.Contact contact, Moment moment) {
        var card = object();
        card.putObject("name").put("formatted_name", contact.name());
        card.putArray("phones").addObject().put("phone", contact.phone());
        var message = message(moment, moment.id());
        message.put("type", "contacts").putArray("contacts").add(card);
        return List.of(fromCustomer(moment, message));
    }

    List<Webhook> edit(Gesture.Edit edit, Moment moment) {
        var changed = object().put("original_message_id", edit.message());
        changed.putObject("message").put("type", "text").putObject("text").put("body", edit.text());
        return message(moment, "edit", changed);
    }

    List<Webhook> delete(Gesture.Delete delete, Moment moment) {
        return message(moment, "revoke", object().put("original_message_id", delete.message()));
    }

    List<Webhook> react(Gesture.React react, Moment moment) {
        var reaction = object().put("message_id", react.message());
        reaction.put("emoji", react.emoji() == null ? "" : react.emoji());
        return message(moment, "reaction", reaction);
    }

    List<Webhook> colleague(Happening.ColleagueAnswered answer, Moment moment) {
        var echo = object().put("from", account.phoneNumberId());
        customer(moment).tell(echo, "to", "to_user_id");
        echo.put("id", moment.id()).put("timestamp", seconds(moment.at()));
        echo.put("type", "text").putObject("text").put("body", answer.text());
        return List.of(change("smb_message_echoes", "message_echoes", echo, object()));
    }

    List<Webhook> read(Happening.Read read, Moment moment) {
        return read.messages().stream()
                .map(id -> status(new Moment(moment.customer(), id, moment.at()), "read", object()))
                .toList();
    }

    /**
     * How far a message got, whose id the moment holds.
     *
     * @param more such as the sender's own data, or the errors
     */
    Webhook status(Moment moment, String status, ObjectNode more) {
        var told = object().put("id", moment.id()).put("status", status).put("timestamp", seconds(moment.at()));
        customer(moment).tell(told, "recipient_id", "recipient_user_id");
        told.setAll(more);
        return change("messages", "statuses", told, object());
    }

    private List<Webhook> message(Moment moment, String type, ObjectNode part) {
        return List.of(fromCustomer(moment, message(moment, moment.id(), type, part)));
    }

    private static ObjectNode message(Moment moment, String id, String type, ObjectNode part) {
        var message = message(moment, id);
        message.put("type", type).set(type, part);
        return message;
    }

    private static ObjectNode message(Moment moment, String id) {
        var message = object();
        customer(moment).tell(message, "from", "from_user_id");
        return message.put("id", id).put("timestamp", seconds(moment.at()));
    }

    private Webhook fromCustomer(Moment moment, ObjectNode message) {
        senders.wrote(moment);
        var about = object();
        var contact = about.putArray("contacts").addObject();
        contact.putObject("profile").put("name", names.apply(moment.customer()));
        customer(moment).tell(contact, "wa_id", "user_id");
        return change("messages", "messages", message, about);
    }

    private Webhook change(String field, String list, ObjectNode told, ObjectNode beside) {
        var json = object().put("object", "whatsapp_business_account");
        var entry = json.putArray("entry").addObject().put("id", account.businessAccountId());
        var change = entry.putArray("changes").addObject().put("field", field);
        var value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", account.phoneNumberId())
                .put("phone_number_id", account.phoneNumberId());
        value.setAll(beside);
        value.putArray(list).add(told);
        return MetaWebhook.signed(hook, json, account.appSecret());
    }

    private static Subscriber customer(Moment moment) {
        return new Subscriber(moment.customer());
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
