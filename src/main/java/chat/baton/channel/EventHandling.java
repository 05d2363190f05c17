package chat.baton.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Handles events in one transaction, one alone when there is no other: taking them, what they mean for their conversations
 * and everything that follows from that are committed together or not at all.
 */
@Component
@EnableConfigurationProperties(WorkerSettings.class)
class EventHandling {

    private static final Logger LOG = LoggerFactory.getLogger(EventHandling.class);
    private static final int MOST_AT_ONCE = 8;
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

    private final Inbox inbox;
    private final Channels channels;
    private final Accounts accounts;
    private final TransactionOperations transaction;
    private final Traffic traffic;
    private final WorkerSettings settings;
    private final BackOff backOff;

    EventHandling(
            Inbox inbox,
            Channels channels,
            Accounts accounts,
            TransactionOperations transaction,
            Traffic traffic,
            WorkerSettings settings) {
        this.inbox = inbox;
        this.channels = channels;
        this.accounts = accounts;
        this.transaction = transaction;
        this.traffic = traffic;
        this.settings = settings;
        this.backOff = new BackOff(settings.backOff(), 2, LONGEST_BACK_OFF);
    }

    /** @return whether to look for other events at once */
    boolean handleNext() {
        return handle(MOST_AT_ONCE);
    }

    private boolean handle(int most) {
        var taken = new AtomicReference<>(Inbox.Claims.NONE);
        try {
            transaction.executeWithoutResult(status -> {
                taken.set(inbox.claim(most));
                taken.get().events().forEach(claim -> Occasion.of(claim.arrived(), () -> handle(claim.event())));
            });
            taken.get().events().forEach(claim -> count(claim, Traffic.Events.HANDLED));
            return taken.get().more();
        } catch (RuntimeException | Error e) {
            var events = taken.get().events();
            if (events.isEmpty()) {
                throw e;
            }
            afterFailure(events, e);
            return true;
        }
    }

    private void count(Inbox.Claim claim, Traffic.Events outcome) {
        traffic.events(claim.event().channel(), outcome, 1);
    }

    /** One that fails takes no other with it: each of several is tried again by itself. */
    private void afterFailure(List<Inbox.Claim> events, Throwable e) {
        if (events.size() == 1) {
            failed(events.get(0), e);
        } else {
            events.forEach(any -> handle(1));
        }
    }

    /** What is told of an account that is switched off waits until it is on again. */
    private void handle(InboundEvent event) {
        if (isSwitchedOff(event) && inbox.held(event)) {
            return;
        }
        channels.named(event.channel())
                .orElseThrow(() -> new NoSuchAccount(event.channel(), event.account()))
                .handle(event);
    }

    private boolean isSwitchedOff(InboundEvent event) {
        return accounts.find(event.channel(), event.account())
                .filter(account -> !account.enabled())
                .isPresent();
    }

    private void failed(Inbox.Claim claim, Throwable e) {
        var error = Failure.describe(e);
        var id = claim.event().id();
        var last = claim.attempt() >= settings.maxAttempts();
        var next = last ? Optional.<Duration>empty() : Optional.of(backOff.after(claim.attempt()));
        if (inbox.failed(claim, error, next)) {
            count(claim, last ? Traffic.Events.PARKED : Traffic.Events.RETRIED);
            LOG.atLevel(level(e, last))
                    .log("Event {} failed, try {}{}: {}", id, claim.attempt(), last ? ", and is parked" : "", error);
            LOG.debug("Event {} failed", id, e);
        }
    }

    private static Level level(Throwable e, boolean last) {
        if (last) {
            return Level.ERROR;
        }
        return e instanceof TooEarly ? Level.DEBUG : Level.WARN;
    }
}
