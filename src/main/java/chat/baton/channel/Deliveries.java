package chat.baton.channel;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Mark;
import chat.baton.conversation.MessagesForgotten;
import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far messages got on their way to customers. */
@Component
public class Deliveries {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Of single messages: a conversation has many that change at once when its customer reads them. */
    private static final int MOST_CHANGED = 20_000;

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

    /**
     * Conversations with messages that were sent, reached the customer, were read, failed or were withheld since, as far as
     * committed by now. What was committed shortly before the mark may be among them again.
     *
     * @param most how many are worth telling one by one
     * @return absent when there are more
     */
    public Optional<Map<ConversationId, MerchantId>> changedSince(Mark mark, int most) {
        var changed = new HashMap<ConversationId, MerchantId>();
        var rows = jdbc.sql(
                        """
                        select conversation_id, merchant_id, count(*) as deliveries
                          from (select conversation_id, merchant_id
                                  from delivery
                                 where changed_in >= pg_snapshot_xmin(:mark::pg_snapshot)
                                   and changed_in < pg_snapshot_xmax(pg_current_snapshot())
                                   and not pg_visible_in_snapshot(changed_in, :mark::pg_snapshot)
                                 order by changed_in
                                 limit :limit) d
                         group by conversation_id, merchant_id
                        """)
                .param("mark", mark.toString())
                .param("limit", MOST_CHANGED)
                .query((row, index) -> {
                    changed.put(
                            new ConversationId(row.getObject("conversation_id", UUID.class)),
                            MerchantId.of(row.getString("merchant_id")));
                    return row.getInt("deliveries");
                })
                .list();
        var isAll = rows.stream().mapToInt(Integer::intValue).sum() < MOST_CHANGED;
        return isAll && changed.size() <= most ? Optional.of(changed) : Optional.empty();
    }

    /** Those of the messages with these numbers. */
    public Map<Integer, Delivery> of(ConversationId id, int first, int last) {
        return jdbc
                .sql("select * from delivery where conversation_id = ? and number between ? and ?")
                .params(id.value(), first, last)
                .query((row, index) -> delivery(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Delivery::number, Function.identity()));
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

    /** What is still on its way is told when it has arrived or failed. */
    @EventListener
    void on(MessagesForgotten forgotten) {
        jdbc.sql(
                        """
                        delete from delivery d using unnest(:conversations::uuid[], :numbers::int[]) gone (conversation, number)
                         where d.conversation_id = gone.conversation and d.number = gone.number
                           and d.status not in ('queued', 'sending')
                        """)
                .param(
                        "conversations",
                        forgotten.messages().stream()
                                .map(one -> one.conversation().value())
                                .toArray(UUID[]::new))
                .param(
                        "numbers",
                        forgotten.messages().stream()
                                .map(MessagesForgotten.Forgotten::number)
                                .toArray(Integer[]::new))
                .update();
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
