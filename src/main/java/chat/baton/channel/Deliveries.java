package chat.baton.channel;

import chat.baton.conversation.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far messages got on their way to customers. */
@Component
public class Deliveries {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final DispatcherSettings settings;

    Deliveries(JdbcClient jdbc, Outbox outbox, DispatcherSettings settings) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.settings = settings;
    }

    /** The deliveries of a conversation by the message's number, ascending; customer messages have none. */
    public Map<Integer, Delivery> of(ConversationId id) {
        var found = new TreeMap<Integer, Delivery>();
        jdbc.sql("select * from delivery where conversation_id = ?")
                .param(id.value())
                .query((row, index) -> delivery(row))
                .list()
                .forEach(delivery -> found.put(delivery.number(), delivery));
        return found;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getInt("number"),
                row.getString("status"),
                row.getString("error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Outbox.instant(row, "sent_at"),
                Outbox.instant(row, "delivered_at"),
                Outbox.instant(row, "read_at"));
    }

    /**
     * Returns when the bot is silent: nothing it wrote in an earlier turn is being sent any more. To be asked after the
     * takeover is committed; what was not being sent by then is withheld. Gives up when the lease of whatever is being sent
     * must have ended.
     */
    @Transactional(propagation = Propagation.NEVER)
    public void awaitSettled(ConversationId id) {
        var deadline = System.nanoTime() + settings.lease().toNanos();
        while (botIsStillHeard(id) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private boolean botIsStillHeard(ConversationId id) {
        return jdbc.sql(
                        """
                        select exists (
                          select 1
                            from delivery d join conversation c on c.id = d.conversation_id
                           where d.conversation_id = ? and d.author = 'bot' and d.status = 'sending' and d.turn < c.turn
                             and d.next_attempt_at > now())
                        """)
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Has a failed message sent again, from the part that failed on.
     *
     * @return whether there was such a failed message
     */
    public boolean resend(ConversationId id, int number) {
        var found = jdbc.sql(
                        """
                        update delivery
                           set status = 'queued', attempts = 0, next_attempt_at = now(), error = null, failed_part = null,
                               delivered_at = null, read_at = null
                         where conversation_id = ? and number = ? and status = 'failed'
                        """)
                .params(id.value(), number)
                .update();
        outbox.postings().ring();
        return found == 1;
    }
}
