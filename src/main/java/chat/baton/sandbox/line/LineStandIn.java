package chat.baton.sandbox.line;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Refusal;
import chat.baton.sandbox.StandIn;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.Wire;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@InSandbox
@Component
@Order(3)
class LineStandIn implements StandIn {

    static final String ENDPOINT = "/sandbox/api/line";

    private static final Pattern CUSTOMER = Pattern.compile("U[A-Za-z0-9]{1,64}");
    private static final long FIRST_MESSAGE = 400_000_000_000_000_000L;

    private final LineBot bot;
    private final LineReports reports;

    LineStandIn(LineBot bot, LineReports reports) {
        this.bot = bot;
        this.reports = reports;
    }

    @Override
    public String kind() {
        return "line";
    }

    @Override
    public String label() {
        return "LINE";
    }

    @Override
    public Map<String, String> account() {
        return bot.settings();
    }

    @Override
    public String endpoint() {
        return ENDPOINT;
    }

    @Override
    public String hook() {
        return LineReports.HOOK;
    }

    @Override
    public Wire wire() {
        return Wire.silent()
                .says(Gesture.Text.class, reports::text)
                .says(Gesture.Reply.class, reports::reply)
                .says(Gesture.Tap.class, reports::tap)
                .says(Gesture.Image.class, reports::image)
                .says(Gesture.File.class, reports::file)
                .says(Gesture.Location.class, reports::location)
                .says(Gesture.ThumbsUp.class, reports::thumbsUp)
                .says(Gesture.Delete.class, reports::unsend)
                .says(Gesture.Follow.class, reports::follow)
                .says(Gesture.Unfollow.class, reports::unfollow);
    }

    @Override
    public String customerId(long number) {
        return "U%032x".formatted(number);
    }

    @Override
    public boolean isCustomerId(String id) {
        return CUSTOMER.matcher(id).matches();
    }

    @Override
    public String messageId() {
        return String.valueOf(FIRST_MESSAGE + ThreadLocalRandom.current().nextLong(FIRST_MESSAGE));
    }

    @Override
    public Webhook forged(Webhook genuine) {
        return reports.forged(genuine);
    }

    @Override
    public Refusal serverError() {
        return LineErrors.serverError();
    }

    @Override
    public Refusal rateLimit() {
        return LineErrors.rateLimit();
    }

    @Override
    public Refusal expiredToken() {
        return LineErrors.token();
    }
}
