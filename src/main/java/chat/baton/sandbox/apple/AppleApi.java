package chat.baton.sandbox.apple;

import chat.baton.sandbox.Arrivals;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.OwnAddress;
import chat.baton.sandbox.Phone;
import chat.baton.sandbox.Shown;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for Apple's gateway: takes what Baton sends to a customer, or refuses it by status. */
@InSandbox
@RestController
class AppleApi {

    private final AppleBusiness business;
    private final AppleStandIn channel;
    private final AppleRules rules;
    private final LargeLists largeLists;
    private final Arrivals arrivals;
    private final AppleTokens tokens;
    private final OwnAddress own;
    private final Clock clock;

    AppleApi(
            AppleBusiness business,
            AppleStandIn channel,
            AppleStorage storage,
            LargeLists largeLists,
            Arrivals arrivals,
            OwnAddress own,
            Clock clock) {
        this.business = business;
        this.channel = channel;
        this.rules = new AppleRules(storage);
        this.largeLists = largeLists;
        this.arrivals = arrivals;
        this.tokens = new AppleTokens(business, clock);
        this.own = own;
        this.clock = clock;
    }

    /** Answers with nothing, as Apple does. */
    @PostMapping(AppleStandIn.ENDPOINT + "/message")
    ResponseEntity<Void> message(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        check(headers.getFirst(HttpHeaders.AUTHORIZATION), headers.getFirst("Source-Id"));
        var message = AppleReports.read(body);
        rules.checkIds(headers, message);
        var customer = message.path("destinationId").asText();
        if (!channel.isCustomerId(customer)) {
            throw AppleErrors.of(HttpStatus.NOT_FOUND);
        }
        if (message.path("type").asText().startsWith("typing_")) {
            var typing = message.path("type").asText().equals("typing_start");
            arrivals.signal(channel, customer, new Shown.Typing(typing));
        } else {
            arrivals.send(channel, customer, phone -> deliver(phone, message));
        }
        return ResponseEntity.ok().build();
    }

    private void check(@Nullable String authorization, @Nullable String source) {
        if (!tokens.isProviders(authorization)) {
            throw AppleErrors.of(HttpStatus.UNAUTHORIZED);
        } else if (!business.businessId().equals(source)) {
            throw AppleErrors.of(HttpStatus.FORBIDDEN);
        }
    }

    private boolean deliver(Phone phone, JsonNode message) {
        if (phone.left()) {
            throw AppleErrors.of(HttpStatus.GONE);
        }
        rules.check(message);
        if (!message.findPath("images").isEmpty()) {
            largeLists.add(message.path("id").asText());
        }
        phone.show(Shown.Message.fromShop(
                message.path("id").asText(),
                clock.instant(),
                AppleScreen.parts(message, own),
                AppleScreen.choices(message)));
        return true;
    }
}
