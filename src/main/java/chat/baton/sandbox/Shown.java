package chat.baton.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The words in which a phone is told what to show; {@code phone.js} reads them. Times are milliseconds. */
final class Shown {

    private Shown() {}

    static ObjectNode of(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    static ObjectNode text(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    static ObjectNode fromCustomer(String mid, Instant at, ObjectNode message) {
        return message("customer", mid, at, message);
    }

    static ObjectNode fromPage(String mid, Instant at, ObjectNode message) {
        return message("page", mid, at, message);
    }

    /** @param status what Baton answered to the webhook, {@link Webhooks#UNREACHABLE} for nothing */
    static ObjectNode status(String mid, int status) {
        return of("status").put("mid", mid).put("status", status);
    }

    private static ObjectNode message(String from, String mid, Instant at, ObjectNode message) {
        var shown = of("message").put("from", from).put("mid", mid).put("at", at.toEpochMilli());
        return shown.set("message", message);
    }
}
