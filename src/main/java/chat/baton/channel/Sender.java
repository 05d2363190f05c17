package chat.baton.channel;

import chat.baton.conversation.Content;
import chat.baton.conversation.ContentJson;
import chat.baton.conversation.CustomerRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one message through its channel's route, part by part, and notes how it went. */
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
    private static final int UNCLEAR_TRIES = 3;
    /** Accounts are never removed: one that is not there waits for its key, or for this node to hear of it. */
    private static final Duration ACCOUNT_WAIT = Duration.ofSeconds(30);
    /** Providers quote a token they do not like. */
    private static final Pattern LIKE_A_TOKEN = Pattern.compile("[\\w|+/=.~-]{32,}");

    private final Channels channels;
    private final Accounts accounts;
    private final AccountHealth health;
    private final SendBudgets budgets;
    private final Reachability reachability;
    private final Outbox outbox;
    private final ContentJson json;
    private final ReplyWindow window;
    private final OutwardContent outward;
    private final ProducerTemplate routes;
    private final DispatcherSettings settings;
    private final Clock clock;
    private final BackOff backOff;

    Sender(
            Channels channels,
            Accounts accounts,
            AccountHealth health,
            SendBudgets budgets,
            Reachability reachability,
            Outbox outbox,
            ContentJson json,
            ReplyWindow window,
            OutwardContent outward,
            ProducerTemplate routes,
            DispatcherSettings settings,
            Clock clock) {
        this.channels = channels;
        this.accounts = accounts;
        this.health = health;
        this.budgets = budgets;
        this.reachability = reachability;
        this.outbox = outbox;
        this.json = json;
        this.window = window;
        this.outward = outward;
        this.routes = routes;
        this.settings = settings;
        this.clock = clock;
        this.backOff = new BackOff(settings.backOff(), 3, LONGEST_BACK_OFF);
    }

    void send(Outgoing message) {
        var channel = channels.named(message.channel());
        var account = accounts.find(message.channel(), message.account());
        if (channel.isEmpty()) {
            outbox.failed(message, "channel " + message.channel() + " is not installed");
        } else if (account.isEmpty()) {
            outbox.later(message, ACCOUNT_WAIT, "its account cannot be read; the log says why", false);
        } else if (message.stoppedWhy() != null) {
            outbox.failed(message, message.stoppedWhy());
        } else {
            new Sending(channel.get(), account.get(), message).begin();
        }
    }

    /** One message on its way through one account. */
    private class Sending {

        private final Channel channel;
        private final Account account;
        private final Outgoing message;
        private final List<SendBudget> limits;

        Sending(Channel channel, Account account, Outgoing message) {
            this.channel = channel;
            this.account = account;
            this.message = message;
            this.limits = channel.budgets(account);
        }

        void begin() {
            readable().ifPresent(content -> {
                if (window.isClosedFor(channel, account, message, content)) {
                    outbox.failed(message, ReplyWindow.CLOSED);
                } else {
                    rendered(content).ifPresent(this::sendParts);
                }
            });
        }

        private Optional<Content> readable() {
            return possible(() -> json.read(message.content()));
        }

        private Optional<List<String>> rendered(Content content) {
            return possible(() -> channel.render(account, message, outward.of(account.merchant(), content)));
        }

        /** What cannot be rendered once never can, so it must not block what follows it. */
        private <T> Optional<T> possible(Supplier<T> attempt) {
            try {
                return Optional.of(attempt.get());
            } catch (UnfitFile e) {
                outbox.failed(message, "the file " + e.getMessage());
                return Optional.empty();
            } catch (RuntimeException e) {
                LOG.error("Message {} cannot be rendered: {}", message.id(), Failure.describe(e));
                outbox.failed(message, "cannot be shown on " + message.channel());
                return Optional.empty();
            }
        }

        private void sendParts(List<String> parts) {
            if (parts.isEmpty()) {
                outbox.failed(message, "nothing to say");
            } else if (message.partsSent() >= parts.size()) {
                outbox.sent(message, parts.size(), null, clock.instant());
            } else {
                sendFrom(message.partsSent() + 1, parts);
            }
        }

        private void sendFrom(int first, List<String> parts) {
            for (int part = first; part <= parts.size(); part++) {
                var at = clock.instant();
                var outcome = withinBudget().orElse(null);
                if (outcome == null) {
                    outcome = call(parts.get(part - 1));
                }
                if (!(outcome instanceof Outcome.Accepted accepted)) {
                    notSent(outcome);
                    return;
                }
                health.took(account);
                noted(part, parts.size(), accepted, at);
            }
        }

        private void noted(int part, int parts, Outcome.Accepted accepted, Instant at) {
            if (part < parts) {
                outbox.partSent(message, part, accepted.providerId(), settings.lease());
            } else {
                outbox.sent(message, part, accepted.providerId(), at);
            }
        }

        /** Present when the account has sent all it may for now. */
        private Optional<Outcome> withinBudget() {
            return limits.isEmpty()
                    ? Optional.empty()
                    : budgets.take(account, limits)
                            .map(wait -> new Outcome.Paused(
                                    "the account's messages of this period are used up", wait, false));
        }

        private Outcome call(String part) {
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

        private void notSent(Outcome outcome) {
            if (outcome instanceof Outcome.Later later) {
                retry(message, told(later.reason()), backOff.after(message.attempt()), settings.maxAttempts());
            } else if (outcome instanceof Outcome.Unclear unclear) {
                retry(message, told(unclear.reason()), settings.echoWait(), UNCLEAR_TRIES);
            } else if (outcome instanceof Outcome.Waits waits) {
                outbox.later(message, waits.pause(), told(waits.reason()), false);
            } else if (outcome instanceof Outcome.Paused paused) {
                pause(new Outcome.Paused(told(paused.reason()), paused.pause(), paused.repair()));
            } else if (outcome instanceof Outcome.Stopped stopped) {
                reachability.stopped(customer(), told(stopped.reason()));
                refused(told(stopped.reason()));
            } else if (outcome instanceof Outcome.Refused refused) {
                refused(told(refused.reason()));
            }
        }

        private static String told(String reason) {
            return LIKE_A_TOKEN.matcher(reason).replaceAll("…");
        }

        private CustomerRef customer() {
            return new CustomerRef(account.merchant(), message.channel(), message.account(), message.recipient());
        }

        private void refused(String reason) {
            LOG.warn("Message {} is refused by {}: {}", message.id(), message.channel(), reason);
            outbox.failed(message, reason);
        }

        private void pause(Outcome.Paused paused) {
            health.paused(account, paused);
            outbox.later(message, paused.pause(), paused.reason(), false);
            if (paused.repair()) {
                LOG.error("{} sends nothing: {}", account, paused.reason());
            } else {
                LOG.warn("{} pauses: {}", account, paused.reason());
            }
        }
    }

    private void retry(Outgoing message, String reason, Duration delay, int tries) {
        if (message.attempt() < tries) {
            outbox.later(message, delay, reason, true);
        } else {
            LOG.warn("Message {} has failed after {} tries: {}", message.id(), message.attempt(), reason);
            outbox.failed(message, reason);
        }
    }
}
