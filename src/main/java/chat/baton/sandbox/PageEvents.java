package chat.baton.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Wraps what happened on a phone in the envelope of a page's webhooks, and signs it. */
@InSandbox
@Component
class PageEvents {

    private final SandboxSettings.MessengerApp app;

    PageEvents(SandboxSettings settings) {
        this.app = settings.messenger();
    }

    /** @param what the part that names the kind, such as {@code {"message":{…}}} */
    Webhook fromCustomer(String psid, Instant at, ObjectNode what) {
        return envelope(event(psid, app.pageId(), at, what), at, app.appSecret());
    }

    Webhook fromPage(String psid, Instant at, ObjectNode what) {
        return envelope(event(app.pageId(), psid, at, what), at, app.appSecret());
    }

    /** Signed by somebody who does not know the secret. */
    Webhook forged(String psid, Instant at, ObjectNode what) {
        return envelope(event(psid, app.pageId(), at, what), at, "not-" + app.appSecret());
    }

    private Webhook envelope(ObjectNode event, Instant at, String secret) {
        var json = JsonNodeFactory.instance.objectNode().put("object", "page");
        var entry = json.putArray("entry").addObject();
        entry.put("id", app.pageId()).put("time", at.toEpochMilli());
        entry.putArray("messaging").add(event);
        return Webhook.signed(json, secret);
    }

    private static ObjectNode event(String sender, String recipient, Instant at, ObjectNode what) {
        var event = JsonNodeFactory.instance.objectNode();
        event.putObject("sender").put("id", sender);
        event.putObject("recipient").put("id", recipient);
        event.put("timestamp", at.toEpochMilli());
        return event.setAll(what);
    }
}
