package chat.baton.sandbox.whatsapp;

import chat.baton.sandbox.Arrivals;
import chat.baton.sandbox.Attachments;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.OwnAddress;
import chat.baton.sandbox.Phone;
import chat.baton.sandbox.Shown;
import chat.baton.sandbox.Webhooks;
import chat.baton.sandbox.meta.GraphErrors;
import chat.baton.sandbox.meta.GraphToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for the Cloud API: takes what Baton sends to a customer, or refuses it as Meta does, and hands out files. */
@InSandbox
@RestController
class WhatsAppCloudApi {

    private final WhatsAppNumber account;
    private final GraphToken token;
    private final WhatsAppStandIn channel;
    private final Arrivals arrivals;
    private final Webhooks webhooks;
    private final OwnAddress own;
    private final Clock clock;

    WhatsAppCloudApi(
            WhatsAppNumber account,
            WhatsAppStandIn channel,
            Arrivals arrivals,
            Webhooks webhooks,
            OwnAddress own,
            Clock clock) {
        this.account = account;
        this.token = new GraphToken(account.accessToken());
        this.channel = channel;
        this.arrivals = arrivals;
        this.webhooks = webhooks;
        this.own = own;
        this.clock = clock;
    }

    @PostMapping(WhatsAppStandIn.ENDPOINT + "/{number}/messages")
    ObjectNode send(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode request) {
        token.check(authorization, null);
        if (!number.equals(account.phoneNumberId())) {
            throw GraphErrors.unknownObject(number);
        }
        if (request.has("status")) {
            return seen(request);
        }
        CloudRules.check(request);
        var to = request.path("to").asText(request.path("recipient").asText());
        var customer = Subscriber.find(to).orElseThrow(() -> CloudErrors.invalid("to is no number or user id"));
        var id = arrivals.<String>send(channel, customer.number(), phone -> deliver(phone, request));
        return answer(to, customer, id);
    }

    private static ObjectNode answer(String to, Subscriber customer, String id) {
        var answer = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
        var contact = answer.putArray("contacts").addObject().put("input", to);
        customer.tell(contact, "wa_id", "user_id");
        answer.putArray("messages").addObject().put("id", id).put("message_status", "accepted");
        return answer;
    }

    private ObjectNode seen(JsonNode request) {
        var customer = channel.senders()
                .of(request.path("message_id").asText())
                .orElseThrow(() -> CloudErrors.invalid("message_id is not known"));
        arrivals.signal(channel, customer, Shown.Seen.upTo(clock.instant()));
        if (request.has("typing_indicator")) {
            arrivals.signal(channel, customer, new Shown.Typing(true));
        }
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    /** What comes too late is taken, and fails afterwards. */
    private String deliver(Phone phone, JsonNode request) {
        var moment = new Moment(phone.customer(), channel.messageId(), clock.instant());
        var parts = SentByCloud.parts(request);
        if (!request.has("template") && phone.silentFor(WhatsAppStandIn.WINDOW, moment.at())) {
            report(moment, "failed", request, CloudErrors.outsideWindow());
        } else {
            phone.show(Shown.Message.fromShop(moment.id(), moment.at(), parts, List.of()));
            report(moment, "sent", request, JsonNodeFactory.instance.objectNode());
            report(moment, "delivered", request, JsonNodeFactory.instance.objectNode());
        }
        return moment.id();
    }

    private void report(Moment moment, String status, JsonNode request, ObjectNode more) {
        if (request.has("biz_opaque_callback_data")) {
            more.set("biz_opaque_callback_data", request.path("biz_opaque_callback_data"));
        }
        webhooks.deliverLater(channel.reports().status(moment, status, more));
    }

    /** The approved ones, whatever is asked for besides. */
    @GetMapping(WhatsAppStandIn.ENDPOINT + "/{owner}/message_templates")
    ObjectNode templates(
            @PathVariable String owner,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        token.check(authorization, null);
        if (!owner.equals(account.businessAccountId())) {
            throw GraphErrors.unknownObject(owner);
        }
        return Templates.all();
    }

    /** Where a customer's file lies. */
    @GetMapping(WhatsAppStandIn.ENDPOINT + "/{media}")
    ObjectNode media(
            @PathVariable String media,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        token.check(authorization, null);
        return JsonNodeFactory.instance
                .objectNode()
                .put("messaging_product", "whatsapp")
                .put("url", own.of(WhatsAppStandIn.ENDPOINT + "/" + media + "/file"))
                .put("mime_type", type(media).toString())
                .put("file_size", bytes(media).length)
                .put("id", media);
    }

    @GetMapping(WhatsAppStandIn.ENDPOINT + "/{media}/file")
    ResponseEntity<byte[]> file(
            @PathVariable String media,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        token.check(authorization, null);
        return ResponseEntity.ok().contentType(type(media)).body(bytes(media));
    }

    private static MediaType type(String media) {
        return MediaTypeFactory.getMediaType(url(media)).orElse(MediaType.APPLICATION_OCTET_STREAM);
    }

    private static byte[] bytes(String media) {
        try {
            return Attachments.bytes(url(media));
        } catch (IllegalArgumentException e) {
            throw GraphErrors.unknownObject(media);
        }
    }

    private static String url(String media) {
        try {
            return WhatsAppReports.mediaUrl(media);
        } catch (IllegalArgumentException e) {
            throw GraphErrors.unknownObject(media);
        }
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HttpMessageNotReadableException e) {
        return GraphErrors.parameter("The request body is not a valid JSON object")
                .answer();
    }
}
