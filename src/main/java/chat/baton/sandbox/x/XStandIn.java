package chat.baton.sandbox.x;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Happening;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.OwnAddress;
import chat.baton.sandbox.Refusal;
import chat.baton.sandbox.StandIn;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.Wire;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@InSandbox
@Component
@Order(4)
class XStandIn implements StandIn {

    static final String ENDPOINT = "/sandbox/api/x";
    static final String MEDIA = ENDPOINT + "/1.1/ton/data/dm";

    private static final long FIRST_USER = 1_500_000_000_000_000_000L;
    /** X counts its ids from here: milliseconds, then 22 bits. */
    private static final long FIRST_ID_AT = 1_288_834_974_657L;

    private final XApp app;
    private final XReports reports;
    private final OwnAddress own;
    private final Clock clock;
    private final AtomicLong lastId = new AtomicLong();

    XStandIn(XApp app, OwnAddress own, Clock clock) {
        this.app = app;
        this.own = own;
        this.clock = clock;
        this.reports = new XReports(this, app);
    }

    @Override
    public String kind() {
        return "x";
    }

    @Override
    public String label() {
        return "X";
    }

    @Override
    public Map<String, String> account() {
        return app.settings();
    }

    @Override
    public String endpoint() {
        return ENDPOINT;
    }

    @Override
    public Wire wire() {
        return Wire.silent()
                .says(Gesture.Text.class, reports::text)
                .says(Gesture.Image.class, reports::image)
                .says(Happening.ColleagueAnswered.class, reports::colleague)
                .says(Happening.Read.class, reports::read);
    }

    Webhook echo(Moment moment, String text) {
        return reports.echo(moment, text);
    }

    String address(String path) {
        return own.of(path);
    }

    /** Of what a customer sent. @param file one of the sandbox's own */
    String mediaAddress(String message, String file) {
        return own.of(MEDIA + "/" + message + "/" + file);
    }

    @Override
    public String customerId(long number) {
        return String.valueOf(FIRST_USER + number);
    }

    @Override
    public boolean isCustomerId(String id) {
        return id.matches("\\d{1,19}") && !id.equals(app.userId());
    }

    /** Each above the one before, as X's are. */
    @Override
    public String messageId() {
        var now = clock.instant().toEpochMilli() - FIRST_ID_AT << 22;
        return String.valueOf(lastId.updateAndGet(last -> Math.max(last + 1, now)));
    }

    @Override
    public Webhook forged(Webhook genuine) {
        return XSigned.forged(genuine);
    }

    @Override
    public Refusal serverError() {
        return XProblems.serverError();
    }

    @Override
    public Refusal rateLimit() {
        return XProblems.rateLimit(clock.instant());
    }

    @Override
    public Refusal expiredToken() {
        return XProblems.expiredToken();
    }
}
