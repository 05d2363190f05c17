package chat.baton.sandbox.messenger;

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
@Order(1)
class MessengerStandIn implements StandIn {

    static final String ENDPOINT = "/sandbox/api/messenger/v25.0";

    private static final long FIRST_PSID = 1_000_000_000_000_000L;
    private static final Pattern PSID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final MessengerAccount account;
    private final MessagingReports reports;

    MessengerStandIn(MessengerAccount account) {
        this.account = account;
        this.reports = new MessagingReports(new MessagingEvents("page", hook(), account.pageId(), account.appSecret()));
    }

    @Override
    public String kind() {
        return "messenger";
    }

    @Override
    public String label() {
        return "Messenger";
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
                .says(Gesture.File.class, reports::file)
                .says(Gesture.Location.class, reports::location)
                .says(Gesture.ThumbsUp.class, reports::thumbsUp)
                .says(Gesture.Edit.class, reports::edit)
                .says(Gesture.Delete.class, reports::delete)
                .says(Gesture.React.class, reports::react)
                .says(Happening.ColleagueAnswered.class, reports::colleague)
                .says(Happening.Read.class, reports::readUpTo);
    }

    /** Echo and delivery receipt of a message Baton sent itself. */
    List<Webhook> receipts(Moment moment, ObjectNode message) {
        return List.of(reports.echo(moment, account.app(), message), reports.delivered(moment));
    }

    @Override
    public String customerId(long number) {
        return String.valueOf(FIRST_PSID + number);
    }

    @Override
    public boolean isCustomerId(String id) {
        return PSID.matcher(id).matches();
    }

    @Override
    public String messageId() {
        return "m_" + Ids.next().toString().replace("-", "");
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
