package chat.baton.channel;

import chat.baton.conversation.Conversation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when a customer may be answered: providers close the door some time after the customer last wrote. */
@Component
public class ReplyWindow {

    static final String CLOSED = "outside the reply window";

    private final Channels channels;
    private final Clock clock;

    ReplyWindow(Channels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * @param openUntil    when it closes; absent when it never does, or when it is closed
     * @param closedReason why an agent may not write now; absent while it is open
     */
    public record Window(@Nullable Instant openUntil, @Nullable String closedReason) {

        public boolean isOpen() {
            return closedReason == null;
        }
    }

    /** Whether an agent may write in the conversation now. An unknown channel or account counts as open. */
    public Window of(Conversation conversation) {
        var ref = conversation.customer().ref();
        var end = end(period(ref.channel(), ref.account(), true), conversation.lastCustomerAt());
        return end.map(this::window).orElse(new Window(null, null));
    }

    private Window window(Instant end) {
        return end.isAfter(clock.instant()) ? new Window(end, null) : new Window(null, CLOSED + ", it closed " + end);
    }

    boolean isClosedFor(Outgoing message) {
        return end(period(message.channel(), message.account(), !message.byBot()), message.lastCustomerAt())
                .filter(end -> !end.isAfter(clock.instant()))
                .isPresent();
    }

    private Optional<Duration> period(String channel, String account, boolean person) {
        return channels.named(channel).flatMap(found -> found.replyPeriod(account, person));
    }

    private static Optional<Instant> end(Optional<Duration> period, @Nullable Instant lastCustomerAt) {
        return period.map(length -> lastCustomerAt == null ? Instant.EPOCH : lastCustomerAt.plus(length));
    }
}
