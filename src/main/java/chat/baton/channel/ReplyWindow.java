package chat.baton.channel;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.CustomerRef;
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
    private final Accounts accounts;
    private final Reachability reachability;
    private final Clock clock;

    ReplyWindow(Channels channels, Accounts accounts, Reachability reachability, Clock clock) {
        this.channels = channels;
        this.accounts = accounts;
        this.reachability = reachability;
        this.clock = clock;
    }

    /**
     * @param openUntil    when it closes; absent when it never does, or when it is closed
     * @param closedAt     when it closed; absent while it is open, and when something else than time keeps it shut
     * @param closedReason why an agent may not write now; absent while it is open
     * @param personOnly   whether the bot's period is over and only people may still write
     */
    public record Window(
            @Nullable Instant openUntil,
            @Nullable Instant closedAt,
            @Nullable String closedReason,
            boolean personOnly) {

        public boolean isOpen() {
            return closedReason == null;
        }
    }

    /** Whether an agent may write in the conversation now. An unknown channel or account counts as open. */
    public Window of(Conversation conversation) {
        var ref = conversation.customer().ref();
        return reachability
                .stoppedWhy(ref, conversation.lastCustomerAt())
                .map(why -> new Window(null, null, why, false))
                .or(() -> period(ref, true)
                        .map(period -> window(
                                end(period, conversation.lastCustomerAt()), isOver(conversation, period(ref, false)))))
                .orElse(new Window(null, null, null, false));
    }

    private boolean isOver(Conversation conversation, Optional<Duration> period) {
        return period.filter(known -> !end(known, conversation.lastCustomerAt()).isAfter(clock.instant()))
                .isPresent();
    }

    /** Whether the provider takes this from an agent now, in the window or because it may be sent at any time. */
    public boolean isOpenFor(Conversation conversation, Content content) {
        var ref = conversation.customer().ref();
        return of(conversation).isOpen()
                || reachability.stoppedWhy(ref, conversation.lastCustomerAt()).isEmpty()
                        && channels.named(ref.channel())
                                .filter(channel -> channel.isSentAnytime(content))
                                .isPresent();
    }

    /** Whether the provider knows approved templates, which may be sent at any time. */
    public boolean takesTemplates(Conversation conversation, Content.Template template) {
        return channels.named(conversation.customer().ref().channel())
                .filter(channel -> channel.isSentAnytime(template))
                .isPresent();
    }

    private Optional<Duration> period(CustomerRef ref, boolean person) {
        return accounts.find(ref.channel(), ref.account())
                .flatMap(account -> channels.named(ref.channel()).flatMap(known -> known.replyPeriod(account, person)));
    }

    private Window window(Instant end, boolean botsIsOver) {
        return end.isAfter(clock.instant())
                ? new Window(end, null, null, botsIsOver)
                : new Window(null, end, CLOSED + ", it closed " + end, false);
    }

    boolean isClosedFor(Channel channel, Account account, Outgoing message, Content content) {
        return !channel.isSentAnytime(content)
                && channel.replyPeriod(account, !message.byBot())
                        .map(period -> end(period, message.lastCustomerAt()))
                        .filter(end -> !end.isAfter(clock.instant()))
                        .isPresent();
    }

    private static Instant end(Duration period, @Nullable Instant lastCustomerAt) {
        return lastCustomerAt == null ? Instant.EPOCH : lastCustomerAt.plus(period);
    }
}
