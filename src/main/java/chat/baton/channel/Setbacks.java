package chat.baton.channel;

import chat.baton.conversation.CustomerRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What becomes of a message the provider has not taken, and of its customer and account. */
@Component
class Setbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    /** Where nobody ever tells whether it arrived, so that it does not come again and again. */
    private static final int UNCLEAR_TRIES = 3;

    private static final int LONGEST_ECHO_WAITS = 6;
    /** Setbacks in a row from which on the provider itself is taken to be down, not a message to be at fault. */
    private static final int OUTAGE = 5;
    /** So many times as often as others a message has failed that is at fault itself, while its provider takes others. */
    private static final int AT_FAULT = 2;

    /** Providers quote a token they do not like. */
    private static final Pattern LIKE_A_TOKEN = Pattern.compile("[\\w|+/=.~-]{32,}");

    private final Outbox outbox;
    private final Channels channels;
    private final Reachability reachability;
    private final AccountHealth health;
    private final DispatcherSettings settings;
    private final Clock clock;
    private final BackOff backOff;

    Setbacks(
            Outbox outbox,
            Channels channels,
            Reachability reachability,
            AccountHealth health,
            DispatcherSettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.channels = channels;
        this.reachability = reachability;
        this.health = health;
        this.settings = settings;
        this.clock = clock;
        this.backOff = new BackOff(settings.backOff(), 3, LONGEST_BACK_OFF);
    }

    /** @param outcome any but that it was taken */
    void note(Account account, Outgoing message, Outcome outcome) {
        if (outcome instanceof Outcome.Later later) {
            retry(message, told(later.reason()), backOff.after(message.attempt()), isGivenUp(account, message));
            lookAfter(account, later.reason());
        } else if (outcome instanceof Outcome.Unclear unclear) {
            retry(message, told(unclear.reason()), echoWait(message), isGivenUpUnheard(account, message));
            lookAfter(account, unclear.reason());
        } else if (outcome instanceof Outcome.Waits waits) {
            outbox.later(message, waits.pause(), told(waits.reason()), false);
        } else if (outcome instanceof Outcome.Paused paused) {
            pause(account, message, new Outcome.Paused(told(paused.reason()), paused.pause(), paused.cure()));
        } else if (outcome instanceof Outcome.Stopped stopped) {
            stop(account, message, told(stopped.reason()));
        } else if (outcome instanceof Outcome.Refused refused) {
            refuse(message, told(refused.reason()));
        }
    }

    private static String told(String reason) {
        return LIKE_A_TOKEN.matcher(reason).replaceAll("…");
    }

    private void retry(Outgoing message, String reason, Duration delay, boolean isGivenUp) {
        if (isGivenUp) {
            LOG.warn("Message {} has failed after {} tries: {}", message.id(), message.attempt(), reason);
            outbox.failed(message, reason);
        } else {
            outbox.later(message, delay, reason, true);
        }
    }

    private boolean isGivenUp(Account account, Outgoing message) {
        var age = Duration.between(message.createdAt(), clock.instant());
        return message.attempt() >= settings.maxAttempts() && age.compareTo(settings.patience()) >= 0
                || isAtFault(account, message);
    }

    /** What follows it in its conversation must not wait as it does for a provider that is down. */
    private boolean isAtFault(Account account, Outgoing message) {
        return message.attempt() >= AT_FAULT * settings.maxAttempts()
                && health.tookSince(account, clock.instant().minus(LONGEST_BACK_OFF));
    }

    /** When the provider would have told, it has not arrived, and trying on doubles nothing. */
    private boolean isGivenUpUnheard(Account account, Outgoing message) {
        return channels.get(message.channel()).tellsWhatItTook()
                ? isGivenUp(account, message)
                : message.attempt() >= UNCLEAR_TRIES;
    }

    private Duration echoWait(Outgoing message) {
        return settings.echoWait().multipliedBy(Math.min(message.attempt(), LONGEST_ECHO_WAITS));
    }

    /** A provider that is down must not have all senders wait for it: nothing is sent there for a while. */
    private void lookAfter(Account account, String reason) {
        if (health.setBack(account) >= OUTAGE) {
            var pause = new Outcome.Paused(told(reason), settings.outagePause(), Outcome.Cure.TIME);
            health.paused(account, pause);
            LOG.warn("{} pauses: {}", account, pause.reason());
        }
    }

    private void pause(Account account, Outgoing message, Outcome.Paused paused) {
        health.paused(account, paused);
        outbox.later(message, paused.pause(), paused.reason(), false);
        if (paused.needsSomebody()) {
            LOG.error("{} sends nothing: {}", account, paused.reason());
        } else {
            LOG.warn("{} pauses: {}", account, paused.reason());
        }
    }

    /** As of what they had written then, so that whatever they wrote meanwhile holds. */
    private void stop(Account account, Outgoing message, String reason) {
        var customer = new CustomerRef(account.merchant(), message.channel(), message.account(), message.recipient());
        reachability.stopped(customer, reason, Objects.requireNonNullElse(message.lastCustomerAt(), Instant.EPOCH));
        refuse(message, reason);
    }

    private void refuse(Outgoing message, String reason) {
        LOG.warn("Message {} is refused by {}: {}", message.id(), message.channel(), reason);
        outbox.failed(message, reason);
    }
}
