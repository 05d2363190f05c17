package chat.baton.sandbox.instagram;

import chat.baton.sandbox.Happening;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.meta.MessagingEvents;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What Instagram tells otherwise than Messenger: receipts name a message, and echoes tell neither app nor metadata. */
final class InstagramReports {

    private final MessagingEvents events;

    InstagramReports(MessagingEvents events) {
        this.events = events;
    }

    List<Webhook> read(Happening.Read read, Moment moment) {
        return read.messages().stream()
                .map(mid -> {
                    var webhook = object();
                    webhook.putObject("read").put("mid", mid);
                    return events.fromCustomer(moment.customer(), read.upTo(), webhook);
                })
                .toList();
    }

    List<Webhook> colleague(Happening.ColleagueAnswered answer, Moment moment) {
        return List.of(echo(moment, object().put("text", answer.text())));
    }

    /** @param message as it was sent */
    Webhook echo(Moment moment, JsonNode message) {
        var webhook = object();
        var said = webhook.putObject("message").put("is_echo", true).put("mid", moment.id());
        if (message.has("text")) {
            said.set("text", message.path("text"));
        }
        if (message.has("attachment")) {
            said.putArray("attachments").add(message.path("attachment"));
        }
        return events.fromShop(moment.customer(), moment.at(), webhook);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
