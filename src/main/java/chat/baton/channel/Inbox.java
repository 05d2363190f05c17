package chat.baton.channel;

import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What providers told us, in the table {@code inbound_event}, kept before it is acknowledged. */
@Component
public class Inbox {

    /** How many are looked at in one statement. */
    private static final int LANES = 64;

    private final JdbcClient jdbc;
    private final Traffic traffic;
    private final Bell arrivals = new Bell();
    private final Bell crowds = new Bell();
    private final Round<Lane> lanes = new Round<>(Lane.BEFORE_ALL);

    Inbox(JdbcClient jdbc, Traffic traffic) {
        this.jdbc = jdbc;
        this.traffic = traffic;
    }

    /** Keeps events, each once however often it comes. All are committed when this returns, unless the caller's transaction is open. */
    public void keep(List<Arrival> events) {
        keepBack(events, Duration.ZERO);
    }

    /** As {@link #keep}; but they, and what their customers send after them, wait until they are amended or the time is over. */
    public void keepBack(List<Arrival> events, Duration delay) {
        if (events.isEmpty()) {
            return;
        }
        var kept = insert(events, delay);
        var channel = events.get(0).channel();
        traffic.events(channel, Traffic.Events.KEPT, kept);
        traffic.events(channel, Traffic.Events.DOUBLED, events.size() - kept);
        if (kept > 0) {
            arrivals.ring();
        }
    }

    /** Completes an event that is kept back and has it handled at once. One that was handled meanwhile stays as it is. */
    public void amend(String channel, String account, String dedupeKey, String payload) {
        jdbc.sql(
                        """
                        update inbound_event set payload = ?, next_attempt_at = now()
                         where channel = ? and account = ? and dedupe_key = ? and status = 'new' and attempts = 0
                        """)
                .params(payload, channel, account, dedupeKey)
                .update();
        arrivals.ring();
    }

    private int insert(List<Arrival> events, Duration delay) {
        return jdbc.sql(
                        """
                        insert into inbound_event (merchant_id, channel, account, dedupe_key, topic, lane, occurred_at, payload,
                                                   status, next_attempt_at)
                        select *, now() + :delay * interval '1 millisecond'
                          from unnest(:merchants::text[], :channels::text[], :accounts::text[], :keys::text[],
                                             :topics::text[], :lanes::text[], :times::timestamptz[], :payloads::text[],
                                             :statuses::text[])
                        on conflict do nothing
                        """)
                .param("delay", delay.toMillis())
                .param("merchants", column(events, event -> event.merchant().value()))
                .param("channels", column(events, Arrival::channel))
                .param("accounts", column(events, Arrival::account))
                .param("keys", column(events, Arrival::dedupeKey))
                .param("topics", column(events, Arrival::topic))
                .param("lanes", column(events, Arrival::lane))
                .param("times", column(events, event -> event.occurredAt().toString()))
                .param("payloads", column(events, Arrival::payload))
                .param("statuses", column(events, event -> event.understood() ? "new" : "ignored"))
                .update();
    }

    private static String[] column(List<Arrival> events, Function<Arrival, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    /**
     * An event taken by a worker.
     *
     * @param attempt 1 for the first try
     * @param arrived when it reached us
     */
    record Claim(InboundEvent event, int attempt, Instant arrived) {}

    /**
     * @param more whether there are some and others waited beside them
     * @param next the lane to look behind next time, if there were more lanes than are looked at once
     */
    record Claims(List<Claim> events, boolean more, Optional<Lane> next) implements Round.Portion<Lane> {

        static final Claims NONE = new Claims(List.of(), false, Optional.empty());

        @Override
        public boolean isFound() {
            return !events.isEmpty();
        }
    }

    /** Whose events are handled one after the other. */
    record Lane(String channel, String account, String name) {

        static final Lane BEFORE_ALL = new Lane("", "", "");
    }

    private record Row(Optional<Claim> claim, boolean more, Optional<Lane> next) {}

    /**
     * Takes the oldest event of each of some lanes, the oldest of all first, and marks them handled, which holds when the
     * caller's transaction commits. It goes from lane to lane and never looks behind the first event of one, so that who
     * writes ten thousand messages keeps nobody waiting; where many lanes wait, the next call goes on behind them. Parameters
     * stand in subqueries because the planner would think their values worth a plan of their own each time.
     */
    Claims claim(int most) {
        var claims = lanes.next(from -> claim(most, from));
        if (claims.more()) {
            crowds.ring();
        }
        return claims;
    }

    private Claims claim(int most, Lane from) {
        var rows = jdbc.sql(
                        """
                        with recursive heads as (
                          (select id, channel, account, lane, 1 as place
                             from inbound_event
                            where status = 'new'
                               and (channel, account, lane) > ((select :channel), (select :account), (select :lane))
                            order by channel, account, lane, occurred_at, id
                            limit 1)
                          union all
                          select n.*, h.place + 1
                            from heads h
                            cross join lateral (select e.id, e.channel, e.account, e.lane
                                                  from inbound_event e
                                                 where e.status = 'new'
                                                   and (e.channel, e.account, e.lane) > (h.channel, h.account, h.lane)
                                                 order by e.channel, e.account, e.lane, e.occurred_at, e.id
                                                 limit 1) n
                           where h.place < :lanes),
                        taken as materialized (
                          select e.id
                            from heads h
                            join inbound_event e on e.id = h.id
                           where e.status = 'new' and e.next_attempt_at <= now()
                           order by e.id
                           limit (select :most)
                             for update of e skip locked),
                        marked as (
                          update inbound_event e set status = 'handled' from taken where e.id = taken.id
                          returning e.*)
                        select m.*, l.place = :lanes as cut, l.channel as last_channel, l.account as last_account, l.lane as last_lane,
                               exists (select from inbound_event n
                                        where n.status = 'new' and n.id not in (select id from taken)) as more
                          from (select * from heads order by place desc limit 1) l
                          left join marked m on true
                         order by m.id
                        """)
                .param("channel", from.channel())
                .param("account", from.account())
                .param("lane", from.name())
                .param("lanes", LANES)
                .param("most", most)
                .query(Inbox::row)
                .list();
        return rows.isEmpty() ? Claims.NONE : claims(rows);
    }

    private static Claims claims(List<Row> rows) {
        var taken = rows.stream().flatMap(row -> row.claim().stream()).toList();
        var any = rows.get(0);
        return new Claims(taken, any.more() && !taken.isEmpty(), any.next());
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        var taken = row.getObject("id") == null ? Optional.<Claim>empty() : Optional.of(claim(row));
        var last = new Lane(row.getString("last_channel"), row.getString("last_account"), row.getString("last_lane"));
        return new Row(taken, row.getBoolean("more"), row.getBoolean("cut") ? Optional.of(last) : Optional.empty());
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(event(row), row.getInt("attempts") + 1, instant(row, "received_at"));
    }

    private static InboundEvent event(ResultSet row) throws SQLException {
        return new InboundEvent(
                row.getLong("id"),
                MerchantId.of(row.getString("merchant_id")),
                row.getString("channel"),
                row.getString("account"),
                row.getString("topic"),
                row.getString("lane"),
                instant(row, "occurred_at"),
                row.getString("payload"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * Notes that a try failed and when the next may be; without a next one the event is parked.
     *
     * @return whether nobody else had noted this try, as may be when two workers took the event one after the other
     */
    boolean failed(Claim claim, String error, Optional<Duration> next) {
        return jdbc.sql(
                                """
                        update inbound_event
                           set attempts = :attempts, error = :error, status = :status,
                               next_attempt_at = now() + :delay * interval '1 millisecond'
                         where id = :id and status = 'new' and attempts = :attempts - 1
                        """)
                        .param("attempts", claim.attempt())
                        .param("error", error)
                        .param("status", next.isPresent() ? "new" : "parked")
                        .param("delay", next.orElse(Duration.ZERO).toMillis())
                        .param("id", claim.event().id())
                        .update()
                == 1;
    }

    /**
     * Has an event just claimed wait until its account is switched on again. The account cannot be so meanwhile, as its
     * row is held until the caller's transaction ends.
     *
     * @return whether the account is switched off
     */
    boolean held(InboundEvent event) {
        return jdbc.sql(
                                """
                        with off as (
                          select 1
                            from channel_account
                           where channel = :channel and name = :account and not enabled
                             for share)
                        update inbound_event set status = 'held' where id = :id and exists (select 1 from off)
                        """)
                        .param("channel", event.channel())
                        .param("account", event.account())
                        .param("id", event.id())
                        .update()
                == 1;
    }

    /** The account is switched on: what was held is handled when the caller's transaction commits. */
    void release(Account account) {
        jdbc.sql("update inbound_event set status = 'new' where channel = ? and account = ? and status = 'held'")
                .params(account.channel(), account.name())
                .update();
        arrivals.ringAfterCommit();
    }

    /** Events that kept failing, oldest first, 200 at most. */
    public List<ParkedEvent> parked(MerchantId merchant) {
        return jdbc.sql("select * from inbound_event where merchant_id = ? and status = 'parked' order by id limit 200")
                .param(merchant.value())
                .query((row, index) -> new ParkedEvent(
                        row.getLong("id"),
                        row.getString("channel"),
                        row.getString("account"),
                        row.getString("lane"),
                        instant(row, "occurred_at"),
                        row.getInt("attempts"),
                        row.getString("error")))
                .list();
    }

    /**
     * Hands a parked event to the workers again, after its cause was repaired.
     *
     * @return whether there was such a parked event
     */
    public boolean replay(MerchantId merchant, long id) {
        var found = jdbc.sql(
                        """
                        update inbound_event set status = 'new', attempts = 0, next_attempt_at = now()
                         where id = ? and merchant_id = ? and status = 'parked'
                        """)
                .params(id, merchant.value())
                .update();
        arrivals.ring();
        return found == 1;
    }

    /**
     * Leaves a parked event alone for good. It is forgotten as handled ones are.
     *
     * @return whether there was such a parked event
     */
    public boolean ignore(MerchantId merchant, long id) {
        return jdbc.sql(
                                "update inbound_event set status = 'ignored' where id = ? and merchant_id = ? and status = 'parked'")
                        .params(id, merchant.value())
                        .update()
                == 1;
    }

    /**
     * Goes through the oldest events and forgets those that are handled and old enough.
     *
     * @param after    the id behind which to begin
     * @param until    younger ones are not looked at
     * @param before   what came before and is of no merchant with another wish may go
     * @param merchants the same for merchants with a wish of their own, by their id
     * @return the id of the last one looked at; empty when there is none
     */
    OptionalLong forgetHandled(long after, Instant until, Instant before, Map<String, Instant> merchants, int most) {
        return jdbc.sql(
                        """
                        with looked_at as (
                          select id, merchant_id, received_at, status from inbound_event where id > :after order by id limit :most),
                        old as (
                          select l.id
                            from looked_at l
                            left join unnest(:merchants::text[], :befores::timestamptz[]) own (merchant, before)
                              on own.merchant = l.merchant_id
                           where l.received_at < coalesce(own.before, :before) and l.status in ('handled', 'ignored')),
                        gone as (
                          delete from inbound_event e using old where e.id = old.id)
                        select max(id) from looked_at where received_at < :until
                        """)
                .param("after", after)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("merchants", merchants.keySet().toArray(String[]::new))
                .param(
                        "befores",
                        merchants.values().stream().map(Instant::toString).toArray(String[]::new))
                .param("most", most)
                .query((row, index) -> {
                    var last = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
                })
                .single();
    }

    /** Rings when there may be something to handle. */
    Bell arrivals() {
        return arrivals;
    }

    /** Rings when there is more than whoever has looked takes at once. */
    Bell crowds() {
        return crowds;
    }
}
