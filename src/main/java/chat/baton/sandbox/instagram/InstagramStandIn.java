package chat.baton.sandbox.instagram;

import chat.baton.core.Ids;
import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Happening;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Refusal;
import chat.baton.sandbox.StandIn;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.Wire;
import chat.baton.sandbox.meta.GraphErrors;
import chat.baton.sandbox.meta.MessagingEvents;
import chat.baton.sandbox.meta.MessagingReports;
import chat.baton.sandbox.meta.MetaWebhook;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@InSandbox
@Component
@Order(8)
class InstagramStandIn implements StandIn {

    static final String ENDPOINT = "/sandbox/api/instagram/v25.0";

    private static final long FIRST_IGSID = 2_000_000_000_000_000L;
    private static final Pattern IGSID = Pattern.compile("\\d{1,20}");

    private final InstagramAccount account;
    private final MessagingReports reports;
    private final InstagramReports own;

    InstagramStandIn(InstagramAccount account) {
        var events = new MessagingEvents("instagram", hook(), account.accountId(), account.appSecret());
        this.account = account;
        this.reports = new MessagingReports(events);
        this.own = new InstagramReports(events);
    }

    @Override
    public String kind() {
        return "instagram";
    }

    @Override
    public String label() {
        return "Instagram";
    }

    @Override
    public Map<String, String> account() {
        return account.settings();
    }

    @Override
    public String endpoint() {
        return ENDPOINT;
    }

    @Override
    public Wire wire() {
        return Wire.silent()
                .says(Gesture.Text.class, reports::text)
                .says(Gesture.Reply.class, reports::reply)
                .says(Gesture.Tap.class, reports::tap)
                .says(Gesture.Image.class, reports::image)
                .says(Gesture.Edit.class, reports::edit)
                .says(Gesture.Delete.class, reports::delete)
                .says(Gesture.React.class, reports::react)
                .says(Happening.ColleagueAnswered.class, own::colleague)
                .says(Happening.Read.class, own::read);
    }

    /** Of a message Baton sent itself; Instagram tells of no delivery. */
    List<Webhook> receipts(Moment moment, ObjectNode message) {
        return List.of(own.echo(moment, message));
    }

    @Override
    public String customerId(long number) {
        return String.valueOf(FIRST_IGSID + number);
    }

    @Override
    public boolean isCustomerId(String id) {
        return IGSID.matcher(id).matches();
    }

    @Override
    public String messageId() {
        return "aWdfZAG1" + Ids.next().toString().replace("-", "");
    }

    @Override
    public Optional<Duration> window() {
        return Optional.of(Duration.ofHours(24));
    }

    @Override
    public Webhook forged(Webhook genuine) {
        return MetaWebhook.forged(genuine);
    }

    @Override
    public Refusal serverError() {
        return GraphErrors.serverError();
    }

    @Override
    public Refusal rateLimit() {
        return GraphErrors.rateLimit();
    }

    @Override
    public Refusal expiredToken() {
        return GraphErrors.expiredToken();
    }
}
