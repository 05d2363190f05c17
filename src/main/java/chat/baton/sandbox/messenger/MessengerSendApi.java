package chat.baton.sandbox.messenger;

import chat.baton.sandbox.Arrivals;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Webhooks;
import chat.baton.sandbox.meta.GraphErrors;
import chat.baton.sandbox.meta.GraphToken;
import chat.baton.sandbox.meta.MessagingSends;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for Messenger's Send API: takes what Baton sends to a customer, or refuses it as Meta does. */
@InSandbox
@RestController
class MessengerSendApi {

    private final GraphToken token;
    private final String pageId;
    private final MessagingSends sends;

    MessengerSendApi(
            MessengerAccount account, MessengerStandIn channel, Arrivals arrivals, Webhooks webhooks, Clock clock) {
        this.token = new GraphToken(account.pageToken());
        this.pageId = account.pageId();
        this.sends = new MessagingSends(channel, channel::receipts, arrivals, webhooks, clock);
    }

    @PostMapping(MessengerStandIn.ENDPOINT + "/{page}/messages")
    ObjectNode send(
            @PathVariable String page,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(name = "access_token", required = false) @Nullable String parameter,
            @RequestBody JsonNode request) {
        token.check(authorization, parameter);
        if (!page.equals("me") && !page.equals(pageId)) {
            throw GraphErrors.unknownObject(page);
        }
        return sends.send(request);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HttpMessageNotReadableException e) {
        return GraphErrors.parameter("The request body is not a valid JSON object")
                .answer();
    }
}
