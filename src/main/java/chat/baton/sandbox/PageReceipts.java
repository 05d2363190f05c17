package chat.baton.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells Baton what became of messages from the page: echo, delivered, read. */
@InSandbox
@Component
class PageReceipts {

    /** The app behind the inbox in Meta's own apps. */
    static final long PAGE_INBOX_APP = 263902037430900L;

    private final PageEvents events;
    private final Webhooks webhooks;
    private final long app;
    private final Clock clock;

    PageReceipts(PageEvents events, Webhooks webhooks, SandboxSettings settings, Clock clock) {
        this.events = events;
        this.webhooks = webhooks;
        this.app = Long.parseLong(settings.messenger().appId());
        this.clock = clock;
    }

    /** Of a message Baton sent itself. */
    void of(String psid, String mid, Instant at, JsonNode message) {
        webhooks.deliverLater(echo(psid, mid, at, app, message));
        webhooks.deliverLater(events.fromCustomer(psid, clock.instant(), delivered(mid, at)));
    }

    void read(String psid, long watermark) {
        var read = JsonNodeFactory.instance.objectNode();
        read.putObject("read").put("watermark", watermark);
        webhooks.deliverLater(events.fromCustomer(psid, clock.instant(), read));
    }

    /** Of a message a colleague typed in Meta's own app. */
    Webhook inboxEcho(String psid, String mid, Instant at, JsonNode message) {
        return echo(psid, mid, at, PAGE_INBOX_APP, message);
    }

    private Webhook echo(String psid, String mid, Instant at, long appId, JsonNode message) {
        var echo = JsonNodeFactory.instance.objectNode();
        var said = echo.putObject("message");
        said.put("is_echo", true).put("app_id", appId).put("mid", mid);
        copy(message, said);
        return events.fromPage(psid, at, echo);
    }

    private static void copy(JsonNode message, ObjectNode echo) {
        if (message.has("text")) {
            echo.set("text", message.path("text"));
        }
        if (message.has("metadata")) {
            echo.set("metadata", message.path("metadata"));
        }
        if (message.has("attachment")) {
            echo.putArray("attachments").add(message.path("attachment"));
        }
    }

    private static ObjectNode delivered(String mid, Instant at) {
        var delivered = JsonNodeFactory.instance.objectNode();
        var delivery = delivered.putObject("delivery");
        delivery.putArray("mids").add(mid);
        delivery.put("watermark", at.toEpochMilli());
        return delivered;
    }
}
