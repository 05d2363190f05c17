package chat.baton.sandbox.apple;

import chat.baton.core.Ids;
import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Refusal;
import chat.baton.sandbox.StandIn;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.Wire;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

@InSandbox
@Component
@Order(5)
class AppleStandIn implements StandIn {

    static final String ENDPOINT = "/sandbox/api/apple/v1";

    private static final Pattern CUSTOMER = Pattern.compile("urn:mbid:[A-Za-z0-9+=_-]{1,80}");

    private final AppleBusiness business;
    private final AppleTokens tokens;
    private final AppleReports reports;

    AppleStandIn(AppleBusiness business, AppleStorage storage, LargeLists largeLists, Clock clock) {
        this.business = business;
        this.tokens = new AppleTokens(business, clock);
        this.reports = new AppleReports(hook() + "/message", business, tokens, storage, largeLists);
    }

    @Override
    public String kind() {
        return "apple";
    }

    @Override
    public String label() {
        return "iMessage";
    }

    @Override
    public Map<String, String> account() {
        return business.settings();
    }

    @Override
    public String endpoint() {
        return ENDPOINT;
    }

    @Override
    public Wire wire() {
        return Wire.silent()
                .says(Gesture.Text.class, reports::text)
                .says(Gesture.Tap.class, reports::tap)
                .says(Gesture.Image.class, reports::image)
                .says(Gesture.File.class, reports::file)
                .says(Gesture.Close.class, reports::close);
    }

    @Override
    public String customerId(long number) {
        return "urn:mbid:AQAAsandbox" + number;
    }

    @Override
    public boolean isCustomerId(String id) {
        return CUSTOMER.matcher(id).matches();
    }

    @Override
    public String messageId() {
        return Ids.next().toString();
    }

    @Override
    public Webhook forged(Webhook genuine) {
        return genuine.with("Authorization", tokens.forged());
    }

    @Override
    public Refusal serverError() {
        return AppleErrors.of(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    @Override
    public Refusal rateLimit() {
        return AppleErrors.of(HttpStatus.TOO_MANY_REQUESTS).with("Retry-After", "2");
    }

    @Override
    public Refusal expiredToken() {
        return AppleErrors.of(HttpStatus.UNAUTHORIZED);
    }
}
