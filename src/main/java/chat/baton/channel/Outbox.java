package chat.baton.channel;

import chat.baton.conversation.Author;
import chat.baton.conversation.ContentJson;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Holder;
import chat.baton.conversation.HolderChanged;
import chat.baton.conversation.ReplyPosted;
import chat.baton.core.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages on their way to customers, in the table {@code delivery}. */
@Component
class Outbox {

    /** A receipt or an echo may have told the id before the provider's answer did. */
    private static final String NOTED_ONCE =
            """
             provider_ids = provider_ids || array(select i from unnest(:ids::text[]) i where i <> all(provider_ids))
            """;

    /** How many are looked at in one statement. */
    private static final int CONVERSATIONS = 200;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * What {@code first} names is taken, if its time has come, its account does not pause and nobody else is at it. Parameters
     * stand in subqueries where the planner would think their values worth a plan of their own each time.
     */
    private static final String TAKE =
            """
            next as materialized (
              select d.conversation_id, d.number, d.author = 'bot' and d.turn < c.turn as outdated, c.last_customer_at, r.facts,
                     case when r.stopped_at >= coalesce(c.last_customer_at, '-infinity')
                          then r.stopped_why end as stopped_why
                from first f
                join delivery d on d.conversation_id = f.conversation_id and d.number = f.number
                join conversation c on c.id = d.conversation_id
                left join reachability r on r.channel = d.channel and r.account = d.account
                                        and r.external_id = d.recipient
               where d.status in ('queued', 'sending') and d.next_attempt_at <= now()
                 and (d.channel, d.account) not in (select p.channel, p.account
                                                      from account_pause p
                                                     where p.until > now())
               order by d.next_attempt_at
               limit (select :limit)
                 for share of c skip locked
                 for update of d skip locked),
            taken as (
              update delivery d
                 set status = case when n.outdated then 'withheld' else 'sending' end,
                     attempts = d.attempts + case when n.outdated then 0 else 1 end,
                     next_attempt_at = now() + :lease * interval '1 millisecond'
                from next n
               where d.conversation_id = n.conversation_id and d.number = n.number
              returning d.*, n.last_customer_at, n.facts, n.stopped_why)
            """;

    private static final String END =
            """
             where conversation_id = :conversation and number = :number and status = 'sending' and attempts = :attempt
            returning exists (select 1
                                from delivery n
                               where n.conversation_id = d.conversation_id and n.status = 'queued') as more
            """;

    private final JdbcClient jdbc;
    private final ContentJson json;
    private final Traffic traffic;
    private final Bell postings = new Bell();
    private final Round<UUID> conversations = new Round<>(BEFORE_ALL);

    Outbox(JdbcClient jdbc, ContentJson json, Traffic traffic) {
        this.jdbc = jdbc;
        this.json = json;
        this.traffic = traffic;
    }

    /** Has it sent by whoever comes to it when the caller's transaction is committed. */
    void post(ReplyPosted reply) {
        post(reply, false, Duration.ZERO);
    }

    /**
     * Claims it for the caller in the same breath, as {@link #claim} would after the commit: the conversation is locked, so
     * nobody else can have become its holder. Absent when something has to be sent to the customer before it, or the account
     * pauses; then it waits as any other.
     */
    Optional<Outgoing> postAndClaim(ReplyPosted reply, Duration lease) {
        return post(reply, true, lease);
    }

    private Optional<Outgoing> post(ReplyPosted reply, boolean claim, Duration lease) {
        var ours = Lease.of(lease);
        var claimed = jdbc.sql(
                        """
                        with n as (
                          select c.last_customer_at, r.facts,
                                 case when r.stopped_at >= coalesce(c.last_customer_at, '-infinity')
                                      then r.stopped_why end as stopped_why,
                                 :claim
                                 and not exists (select from delivery f
                                                  where f.conversation_id = c.id and f.status in ('queued', 'sending'))
                                 and not exists (select from account_pause p
                                                  where p.channel = :channel and p.account = :account
                                                    and p.until > now()) as claimed
                            from conversation c
                            left join reachability r on r.channel = :channel and r.account = :account
                                                    and r.external_id = :recipient
                           where c.id = :conversation),
                        d as (
                          insert into delivery (id, merchant_id, conversation_id, number, turn, author, channel, account,
                                                recipient, content, status, attempts, next_attempt_at, asked_at)
                          select :id, :merchant, :conversation, :number, :turn, :author, :channel, :account, :recipient,
                                 :content::jsonb, case when claimed then 'sending' else 'queued' end, claimed::int,
                                 now() + claimed::int * :lease * interval '1 millisecond', :asked::timestamptz
                            from n
                          returning *)
                        select d.*, n.last_customer_at, n.facts, n.stopped_why from d, n where n.claimed
                        """)
                .param("claim", claim)
                .param("lease", lease.toMillis())
                .param("id", Ids.next())
                .param("merchant", reply.merchant().value())
                .param("conversation", reply.conversation().value())
                .param("number", reply.number())
                .param("turn", reply.turn())
                .param("author", reply.author() instanceof Author.Bot ? "bot" : "agent")
                .param("channel", reply.channel())
                .param("account", reply.account())
                .param("recipient", reply.recipient())
                .param("content", json.write(reply.content()))
                .param("asked", asked(), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, index) -> outgoing(row, ours))
                .optional();
        if (claimed.isEmpty()) {
            postings.ringAfterCommit();
        }
        return claimed;
    }

    private static @Nullable OffsetDateTime asked() {
        var arrived = Occasion.arrived();
        return arrived == null ? null : arrived.atOffset(ZoneOffset.UTC);
    }

    /** When the bot itself asks for a person, what it has said until then belongs to the queue's turn, as its farewell does. */
    @EventListener
    void on(HolderChanged change) {
        if (change.from() instanceof Holder.Bot && change.to() instanceof Holder.Queue) {
            jdbc.sql(
                            """
                            update delivery set turn = :turn
                             where conversation_id = :id and turn = :turn - 1 and status in ('queued', 'sending')
                            """)
                    .param("turn", change.turn())
                    .param("id", change.conversation().id().value())
                    .update();
        }
    }

    /**
     * @param withheld how many bot messages of an older turn were found instead of messages to send
     * @param all      whether every conversation was looked at
     * @param next     the conversation to look behind next time, if more of them wait than are looked at once
     */
    record Claim(List<Outgoing> messages, long withheld, boolean all, Optional<UUID> next)
            implements Round.Portion<UUID> {

        @Override
        public boolean isFound() {
            return withheld > 0 || !messages.isEmpty();
        }
    }

    private record Row(Optional<Outgoing> message, boolean withheld) {

        static Row of(ResultSet row, Lease lease) throws SQLException {
            var status = row.getString("status");
            return new Row(
                    status == null ? Optional.empty() : Optional.of(outgoing(row, lease)), "withheld".equals(status));
        }

        boolean isToBeSent() {
            return message.isPresent() && !withheld;
        }
    }

    private record Taken(List<Outgoing> messages, long withheld) {}

    private record Looked(Row row, Optional<UUID> last) {}

    /**
     * Takes up to {@code limit} messages, each the first unfinished one of its conversation, and withholds what the bot
     * wrote before somebody else became the holder. It goes from conversation to conversation and never looks behind the
     * first message of one; where many wait, the next call goes on behind them.
     *
     * <p>Reading the turn and taking the row are one statement that holds a share lock on the conversation. A takeover
     * changes that row, so it either waits and then sees this claim as {@code sending}, or has committed and its turn is
     * the one compared: PostgreSQL looks at a row again when it locks a newer version of it.
     */
    Claim claim(int limit, Duration lease) {
        return conversations.next(from -> claim(limit, lease, from));
    }

    private Claim claim(int limit, Duration lease, UUID from) {
        var ours = Lease.of(lease);
        var rows = jdbc.sql(
                        """
                        with recursive first as (
                          (select conversation_id, number, 1 as place
                             from delivery
                            where status in ('queued', 'sending') and conversation_id > (select :from)
                            order by conversation_id, number
                            limit 1)
                          union all
                          select n.*, f.place + 1
                            from first f
                            cross join lateral (select d.conversation_id, d.number
                                                  from delivery d
                                                 where d.status in ('queued', 'sending') and d.conversation_id > f.conversation_id
                                                 order by d.conversation_id, d.number
                                                 limit 1) n
                           where f.place < :conversations),
                        """
                                + TAKE
                                + """
                        select t.*, case when l.place = :conversations then l.conversation_id end as last
                          from (select * from first order by place desc limit 1) l
                          left join taken t on true
                        """)
                .param("from", from)
                .param("conversations", CONVERSATIONS)
                .param("limit", limit)
                .param("lease", lease.toMillis())
                .query((row, index) ->
                        new Looked(Row.of(row, ours), Optional.ofNullable(row.getObject("last", UUID.class))))
                .list();
        var taken = taken(rows.stream().map(Looked::row).toList());
        var next = rows.stream().findFirst().flatMap(Looked::last);
        return new Claim(taken.messages(), taken.withheld(), from.equals(BEFORE_ALL) && next.isEmpty(), next);
    }

    private Taken taken(List<Row> rows) {
        var withheld = rows.stream().filter(Row::withheld).toList();
        withheld.forEach(row -> count(row.message().orElseThrow(), Traffic.Out.WITHHELD));
        var messages = rows.stream()
                .filter(Row::isToBeSent)
                .map(row -> row.message().orElseThrow())
                .toList();
        return new Taken(messages, withheld.size());
    }

    private void count(Outgoing message, Traffic.Out outcome) {
        traffic.out(message.channel(), outcome);
    }

    private static Outgoing outgoing(ResultSet row, Lease lease) throws SQLException {
        return new Outgoing(
                row.getObject("id", UUID.class),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getInt("number"),
                row.getString("author").equals("bot"),
                row.getString("channel"),
                row.getString("account"),
                row.getString("recipient"),
                row.getString("content"),
                row.getInt("attempts"),
                row.getInt("parts_sent"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_customer_at"),
                Reachability.read(row.getString("facts")),
                row.getString("stopped_why"),
                lease);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /**
     * The provider took a part and more are to follow: their sending gets a lease of its own.
     *
     * @return whether the message is still the caller's to send
     */
    boolean partSent(Outgoing message, int parts, @Nullable String providerId, Duration lease) {
        return ofClaim(
                                """
                        update delivery
                           set parts_sent = greatest(parts_sent, :parts),
                               next_attempt_at = now() + :lease * interval '1 millisecond',
                        """
                                        + NOTED_ONCE
                                        + " where conversation_id = :conversation and number = :number and status = 'sending' and attempts = :attempt",
                                message)
                        .param("parts", parts)
                        .param("ids", ids(providerId))
                        .param("lease", lease.toMillis())
                        .update()
                == 1;
    }

    /**
     * The provider took the last part; its receipts, or the news that a part failed, may have been quicker.
     *
     * @param at when the part was handed over
     * @return the conversation's next message, claimed for the caller as {@link #claim} does; absent when there is none, it has to
     *     wait or is others' to send
     */
    Optional<Outgoing> sent(Outgoing message, int parts, @Nullable String providerId, Instant at, Duration lease) {
        return ofClaim(
                        """
                        update delivery d
                           set status = case when failed_part is not null then 'failed'
                                             when read_at is not null then 'read'
                                             when delivered_at is not null then 'delivered'
                                             else 'sent' end,
                               parts_sent = coalesce(failed_part - 1, :parts), sent_at = coalesce(sent_at, :at),
                               error = case when failed_part is not null then error end,
                        """
                                + NOTED_ONCE
                                + END
                                + ", extract(epoch from now() - asked_at) as seconds",
                        message)
                .param("parts", parts)
                .param("ids", ids(providerId))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(End::of)
                .optional()
                .flatMap(end -> sent(message, end, lease));
    }

    private Optional<Outgoing> sent(Outgoing message, End end, Duration lease) {
        count(message, Traffic.Out.SENT);
        end.latency().ifPresent(latency -> traffic.answered(message.channel(), latency));
        return end.more() ? next(message.conversation(), lease) : Optional.empty();
    }

    private Optional<Outgoing> next(ConversationId conversation, Duration lease) {
        var ours = Lease.of(lease);
        var rows = jdbc.sql(
                        """
                        with first as (
                          select conversation_id, number
                            from delivery
                           where conversation_id = :conversation and status in ('queued', 'sending')
                           order by conversation_id, number
                           limit 1),
                        """
                                + TAKE
                                + "select * from taken")
                .param("conversation", conversation.value())
                .param("limit", 1)
                .param("lease", lease.toMillis())
                .query((row, index) -> Row.of(row, ours))
                .list();
        var next = taken(rows).messages().stream().findFirst();
        if (next.isEmpty()) {
            postings.ring();
        }
        return next;
    }

    /** Ends its sending, unless it is others' by now, and wakes the dispatcher when the conversation has more to send. */
    void failed(Outgoing message, String reason) {
        var end = ofClaim("update delivery d set status = 'failed', error = :reason" + END, message)
                .param("reason", reason)
                .query(Boolean.class)
                .optional();
        end.ifPresent(more -> {
            count(message, Traffic.Out.FAILED);
            if (more) {
                postings.ring();
            }
        });
    }

    /**
     * @param more    whether the conversation has more to send
     * @param latency since the arrival of what it answers, if it answers something
     */
    private record End(boolean more, Optional<Duration> latency) {

        static End of(ResultSet row, int index) throws SQLException {
            var seconds = row.getDouble("seconds");
            return new End(
                    row.getBoolean("more"),
                    row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(seconds * 1000))));
        }
    }

    /** @param counted whether the try counts; one that the whole account could not make does not */
    void later(Outgoing message, Duration delay, String reason, boolean counted) {
        var ours = ofClaim(
                        """
                        update delivery
                           set status = 'queued', error = :reason, attempts = attempts - :uncounted,
                               next_attempt_at = now() + :delay * interval '1 millisecond'
                         where conversation_id = :conversation and number = :number and status = 'sending' and attempts = :attempt
                        """,
                        message)
                .param("reason", reason)
                .param("uncounted", counted ? 0 : 1)
                .param("delay", delay.toMillis())
                .update();
        if (ours == 1) {
            count(message, counted ? Traffic.Out.RETRIED : Traffic.Out.PAUSED);
        }
    }

    private JdbcClient.StatementSpec ofClaim(String sql, Outgoing message) {
        return jdbc.sql(sql)
                .param("conversation", message.conversation().value())
                .param("number", message.number())
                .param("attempt", message.attempt());
    }

    private static String[] ids(@Nullable String providerId) {
        return providerId == null ? new String[0] : new String[] {providerId};
    }

    /** The account may send again: what waits for it is due when the caller's transaction commits. */
    void release(Account account) {
        jdbc.sql(
                        """
                        update delivery set next_attempt_at = now()
                         where channel = ? and account = ? and status = 'queued' and next_attempt_at > now()
                        """)
                .params(account.channel(), account.name())
                .update();
        postings.ringAfterCommit();
    }

    /** Rings when there may be something to send. */
    Bell postings() {
        return postings;
    }
}
