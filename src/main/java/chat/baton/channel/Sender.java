package chat.baton.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one message through its channel's route, part by part, and notes how it went. */
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    /** Accounts are never removed: one that is not there waits for its key, or for this node to hear of it. */
    private static final Duration ACCOUNT_WAIT = Duration.ofSeconds(30);

    private final Channels channels;
    private final Accounts accounts;
    private final AccountHealth health;
    private final SendBudgets budgets;
    private final Preparation preparation;
    private final Setbacks setbacks;
    private final Outbox outbox;
    private final ProducerTemplate routes;
    private final DispatcherSettings settings;
    private final Clock clock;

    Sender(
            Channels channels,
            Accounts accounts,
            AccountHealth health,
            SendBudgets budgets,
            Preparation preparation,
            Setbacks setbacks,
            Outbox outbox,
            ProducerTemplate routes,
            DispatcherSettings settings,
            Clock clock) {
        this.channels = channels;
        this.accounts = accounts;
        this.health = health;
        this.budgets = budgets;
        this.preparation = preparation;
        this.setbacks = setbacks;
        this.outbox = outbox;
        this.routes = routes;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the conversation's next message, claimed for this node; absent when there is none to go on with at once */
    Optional<Outgoing> send(Outgoing message) {
        var channel = channels.named(message.channel());
        var account = accounts.find(message.channel(), message.account());
        if (channel.isEmpty()) {
            outbox.failed(message, "channel " + message.channel() + " is not installed");
        } else if (account.isEmpty()) {
            outbox.later(message, ACCOUNT_WAIT, "its account cannot be read; the log says why", false);
        } else if (message.stoppedWhy() != null) {
            outbox.failed(message, message.stoppedWhy());
        } else {
            return send(channel.get(), account.get(), message);
        }
        return Optional.empty();
    }

    private Optional<Outgoing> send(Channel channel, Account account, Outgoing message) {
        try {
            return sendParts(preparation.parts(channel, account, message), channel.budgets(account), account, message);
        } catch (Unsendable e) {
            outbox.failed(message, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Outgoing> sendParts(
            List<String> parts, List<SendBudget> limits, Account account, Outgoing message) {
        if (message.partsSent() >= parts.size()) {
            return outbox.sent(message, parts.size(), null, clock.instant(), settings.lease());
        }
        var lease = message.lease();
        for (int part = message.partsSent() + 1; part <= parts.size(); part++) {
            if (!lease.allowsATry()) {
                LOG.warn("Message {} was claimed too long ago, and is left to whoever claims it next", message.id());
                return Optional.empty();
            }
            var at = clock.instant();
            var body = parts.get(part - 1);
            var outcome = withinBudget(account, limits).orElseGet(() -> call(account, message, body));
            if (!(outcome instanceof Outcome.Accepted accepted)) {
                setbacks.note(account, message, outcome);
                return Optional.empty();
            }
            health.took(account);
            lease = lease.again();
            if (part == parts.size()) {
                return outbox.sent(message, part, accepted.providerId(), at, settings.lease());
            }
            if (!outbox.partSent(message, part, accepted.providerId(), settings.lease())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Present when the account has sent all it may for now. */
    private Optional<Outcome> withinBudget(Account account, List<SendBudget> limits) {
        return limits.isEmpty()
                ? Optional.empty()
                : budgets.take(account, limits)
                        .map(wait -> new Outcome.Paused(
                                "the account's messages of this period are used up", wait, Outcome.Cure.TIME));
    }

    private Outcome call(Account account, Outgoing message, String part) {
        var exchange = routes.request("direct:deliver-" + message.channel(), it -> {
            it.setProperty(Channel.ACCOUNT, account);
            it.setProperty(Outgoing.PROPERTY, message);
            it.getMessage().setBody(part);
        });
        if (exchange.getException() != null) {
            LOG.warn("Message {} was not sent: {}", message.id(), Failure.describe(exchange.getException()));
            return new Outcome.Later("the provider could not be reached");
        }
        return exchange.getMessage().getBody(Outcome.class);
    }
}
