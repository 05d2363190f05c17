package chat.baton.sandbox.whatsapp;

import chat.baton.core.Ids;
import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Happening;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Persona;
import chat.baton.sandbox.Refusal;
import chat.baton.sandbox.StandIn;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.Wire;
import chat.baton.sandbox.meta.GraphErrors;
import chat.baton.sandbox.meta.MetaWebhook;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@InSandbox
@Component
@Order(2)
class WhatsAppStandIn implements StandIn {

    static final String ENDPOINT = "/sandbox/api/whatsapp/v25.0";

    static final Duration WINDOW = Duration.ofHours(24);

    private final WhatsAppNumber account;
    private final Senders senders = new Senders();
    private final WhatsAppReports reports;

    WhatsAppStandIn(WhatsAppNumber account) {
        this.account = account;
        this.reports = new WhatsAppReports(
                account, hook(), customer -> Persona.of(this, customer).name(), senders);
    }

    WhatsAppReports reports() {
        return reports;
    }

    Senders senders() {
        return senders;
    }

    @Override
    public String kind() {
        return "whatsapp";
    }

    @Override
    public String label() {
        return "WhatsApp";
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
                .says(Gesture.Contact.class, reports::contact)
                .says(Gesture.Edit.class, reports::edit)
                .says(Gesture.Delete.class, reports::delete)
                .says(Gesture.React.class, reports::react)
                .says(Happening.ColleagueAnswered.class, reports::colleague)
                .says(Happening.Read.class, reports::read);
    }

    @Override
    public String customerId(long number) {
        return Subscriber.of(number).number();
    }

    @Override
    public boolean isCustomerId(String id) {
        return Subscriber.isNumber(id);
    }

    @Override
    public String messageId() {
        return "wamid." + Ids.next().toString().replace("-", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public Optional<Duration> window() {
        return Optional.of(WINDOW);
    }

    @Override
    public Webhook forged(Webhook genuine) {
        return MetaWebhook.forged(genuine);
    }

    @Override
    public Refusal serverError() {
        return CloudErrors.serverError();
    }

    @Override
    public Refusal rateLimit() {
        return CloudErrors.rateLimit();
    }

    @Override
    public Refusal expiredToken() {
        return GraphErrors.expiredToken();
    }
}
