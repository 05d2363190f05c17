package chat.baton.sandbox.instagram;

import chat.baton.sandbox.Arrivals;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Webhooks;
import chat.baton.sandbox.meta.GraphErrors;
import chat.baton.sandbox.meta.GraphToken;
import chat.baton.sandbox.meta.MessagingSends;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for Instagram's Send API: takes what Baton sends to a customer, or refuses it as Meta does. */
@InSandbox
@RestController
class InstagramSendApi {

    private static final int TEXT_BYTES = 1000;

    private final GraphToken token;
    private final String accountId;
    private final MessagingSends sends;

    InstagramSendApi(
            InstagramAccount account, InstagramStandIn channel, Arrivals arrivals, Webhooks webhooks, Clock clock) {
        this.token = new GraphToken(account.accessToken());
        this.accountId = account.accountId();
        this.sends = new MessagingSends(channel, channel::receipts, arrivals, webhooks, clock);
    }

    @PostMapping(InstagramStandIn.ENDPOINT + "/{account}/messages")
    ObjectNode send(
            @PathVariable String account,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode request) {
        token.check(authorization, null);
        if (!account.equals("me") && !account.equals(accountId)) {
            throw GraphErrors.unknownObject(account);
        }
        check(request.path("message"));
        return sends.send(request);
    }

    /** Where Instagram takes less than Messenger. */
    private static void check(JsonNode message) {
        if (message.path("text").asText().getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES) {
            throw GraphErrors.parameter("Length of param message[text] must be less than or equal to " + TEXT_BYTES);
        }
        if (message.at("/attachment/type").asText().equals("file")) {
            throw GraphErrors.parameter("Param message[attachment][type] is not supported");
        }
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HttpMessageNotReadableException e) {
        return GraphErrors.parameter("The request body is not a valid JSON object")
                .answer();
    }
}
