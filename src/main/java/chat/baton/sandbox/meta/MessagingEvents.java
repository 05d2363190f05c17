package chat.baton.sandbox.meta;

import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Wraps what happened on a phone in the envelope of Messenger's and Instagram's webhooks, and signs it.
 *
 * @param object  {@code page} or {@code instagram}
 * @param hook    path on Baton
 * @param account id of the page or of the Instagram account
 * @param secret  the app's
 */
public record MessagingEvents(String object, String hook, String account, String secret) {

    /** @param what the part that names the kind, such as {@code {"message":{…}}} */
    public Webhook fromCustomer(String customer, Instant at, ObjectNode what) {
        return envelope(event(customer, account, at, what), at);
    }

    public Webhook fromShop(String customer, Instant at, ObjectNode what) {
        return envelope(event(account, customer, at, what), at);
    }

    private Webhook envelope(ObjectNode event, Instant at) {
        var json = JsonNodeFactory.instance.objectNode().put("object", object);
        var entry = json.putArray("entry").addObject();
        entry.put("id", account).put("time", at.toEpochMilli());
        entry.putArray("messaging").add(event);
        return MetaWebhook.signed(hook, json, secret);
    }

    private static ObjectNode event(String sender, String recipient, Instant at, ObjectNode what) {
        var event = JsonNodeFactory.instance.objectNode();
        event.putObject("sender").put("id", sender);
        event.putObject("recipient").put("id", recipient);
        event.put("timestamp", at.toEpochMilli());
        return event.setAll(what);
    }
}
