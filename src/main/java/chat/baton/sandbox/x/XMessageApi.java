package chat.baton.sandbox.x;

import chat.baton.sandbox.Arrivals;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.OwnAddress;
import chat.baton.sandbox.Part;
import chat.baton.sandbox.Phone;
import chat.baton.sandbox.Shown;
import chat.baton.sandbox.Webhooks;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stands in for X's direct messages: takes what Baton sends to a customer, or refuses it as X does.
 *
 * @see <a href="https://docs.x.com/x-api/direct-messages/manage/introduction">Manage Direct Messages (read 2026)</a>
 */
@InSandbox
@RestController
class XMessageApi {

    private static final int LONGEST = 10_000;

    private final XCredentials credentials;
    private final XApp app;
    private final XStandIn channel;
    private final XUploads uploads;
    private final Arrivals arrivals;
    private final Webhooks webhooks;
    private final OwnAddress own;
    private final Clock clock;

    XMessageApi(
            XCredentials credentials,
            XApp app,
            XStandIn channel,
            XUploads uploads,
            Arrivals arrivals,
            Webhooks webhooks,
            OwnAddress own,
            Clock clock) {
        this.credentials = credentials;
        this.app = app;
        this.channel = channel;
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.webhooks = webhooks;
        this.own = own;
        this.clock = clock;
    }

    @PostMapping(XStandIn.ENDPOINT + "/2/dm_conversations/with/{participant}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> send(
            HttpServletRequest request, @PathVariable String participant, @RequestBody JsonNode message) {
        credentials.check(request);
        check(message);
        if (!channel.isCustomerId(participant)) {
            throw XProblems.notAllowed();
        }
        var id = arrivals.send(channel, participant, phone -> deliver(phone, message));
        return Map.of("data", Map.of("dm_conversation_id", conversation(participant), "dm_event_id", id));
    }

    /** Nothing but a text and one picture, at least one of them. */
    private void check(JsonNode message) {
        var known = Set.of("text", "attachments");
        message.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw XProblems.invalid("$." + field + ": is not defined in the schema");
            }
        });
        var text = message.path("text").asText();
        var attachments = message.path("attachments");
        if (text.isEmpty() && (message.has("text") || attachments.isEmpty()) || text.length() > LONGEST) {
            throw XProblems.invalid("$.text: must be 1 to " + LONGEST + " characters long");
        }
        if (attachments.size() > 1
                || attachments.size() == 1 && picture(attachments.path(0)).isEmpty()) {
            throw XProblems.invalid("$.attachments: media_id is not valid");
        }
    }

    private List<Part> picture(JsonNode attachment) {
        var id = attachment.path("media_id").asText();
        return uploads.find(id).stream()
                .<Part>map(found -> new Part.Image(own.of("/sandbox/x/pictures/" + id), null))
                .toList();
    }

    private String deliver(Phone phone, JsonNode message) {
        var moment = new Moment(phone.customer(), channel.messageId(), clock.instant());
        var text = message.path("text").asText();
        var parts = new ArrayList<>(picture(message.path("attachments").path(0)));
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text));
        }
        phone.show(Shown.Message.fromShop(moment.id(), moment.at(), parts, List.of()));
        webhooks.deliverLater(channel.echo(moment, text));
        return moment.id();
    }

    private String conversation(String participant) {
        var account = Long.parseLong(app.userId());
        var customer = Long.parseLong(participant);
        return Math.min(account, customer) + "-" + Math.max(account, customer);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HttpMessageNotReadableException e) {
        return XProblems.invalid("The request body is not valid JSON").answer();
    }
}
