package chat.baton.conversation;

import chat.baton.core.CustomerId;
import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code customer} and {@code conversation}, in as few statements as can be: they are on every message's way. */
@Repository
class ConversationTable {

    /** With a gap for where the rows of {@code conversation} come from. */
    static final String SELECT_FROM =
            """
            select c.*, u.external_id, u.name, u.picture_url, u.language
              from %s c join customer u on u.id = c.customer_id
            """;

    static final String SELECT = SELECT_FROM.formatted("conversation");
    private static final String OF_CUSTOMER =
            " u.merchant_id = :merchant and u.channel = :channel and u.account = :account and u.external_id = :externalId ";

    private final JdbcClient jdbc;
    private final ContentJson json;
    private final ConversationRow row = new ConversationRow();

    ConversationTable(JdbcClient jdbc, ContentJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Locks, numbers and stores in one statement. Absent when the customer is new. */
    Optional<Conversation> received(Inbound inbound, Instant now) {
        return ofCustomer(
                        """
                        with c as (
                          update conversation c
                             set status = 'open', last_number = last_number + 1, last_text = :text, last_at = :now,
                                 last_customer_at = greatest(last_customer_at, least(:now, :sent)),
                                 unread = unread + 1,
                                 unanswered_since = coalesce(unanswered_since, :now)
                            from customer u
                           where u.id = c.customer_id and
                        """
                                + OF_CUSTOMER
                                + """
                          returning c.*, u.external_id, u.name, u.picture_url, u.language),
                        m as (
                          insert into message (conversation_id, number, merchant_id, author, content, text, at, external_id,
                                               words)
                          select id, last_number, merchant_id, 'customer', :content::jsonb, :text, :now, :message,
                                 array_to_tsvector(:words::text[])
                            from c)
                        select * from c
                        """,
                        inbound.from())
                .param("text", Words.storable(inbound.content().asText()))
                .param("words", SearchWords.of(Words.storable(inbound.content().asText())))
                .param("now", timestamp(now))
                .param("sent", timestamp(inbound.sentAt()))
                .param("content", json.write(inbound.content()))
                .param("message", inbound.externalId())
                .query(row)
                .optional();
    }

    /** Makes customer and conversation where they are missing. */
    void open(CustomerRef customer, Instant now) {
        ofCustomer(
                        """
                        with u as (
                          insert into customer (id, merchant_id, channel, account, external_id, created_at)
                          values (:customer, :merchant, :channel, :account, :externalId, :now)
                          on conflict (merchant_id, channel, account, external_id)
                          do update set external_id = excluded.external_id
                          returning *)
                        insert into conversation (id, merchant_id, customer_id, channel, account, recipient, status, holder,
                            holder_since, turn, last_number, last_text, last_at, unread, misunderstood)
                        select :conversation, merchant_id, id, channel, account, external_id, 'open', 'bot', :now, 1, 0, '',
                               :now, 0, 0
                          from u
                        on conflict do nothing
                        """,
                        customer)
                .param("customer", Ids.next())
                .param("conversation", Ids.next())
                .param("now", timestamp(now))
                .update();
    }

    Optional<Conversation> lock(ConversationId id) {
        return jdbc.sql(SELECT + " where c.id = :id for update of c")
                .param("id", id.value())
                .query(row)
                .optional();
    }

    Optional<Conversation> lock(CustomerRef customer) {
        return ofCustomer(SELECT + " where " + OF_CUSTOMER + " for update of c", customer)
                .query(row)
                .optional();
    }

    Optional<Conversation> find(ConversationId id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id.value())
                .query(row)
                .optional();
    }

    Optional<Conversation> find(CustomerRef customer) {
        return ofCustomer(SELECT + " where " + OF_CUSTOMER, customer).query(row).optional();
    }

    /**
     * @param seen whether the new holder looks at it, as somebody who takes over does
     * @return the new turn
     */
    int hand(ConversationId id, Holder to, String reason, boolean seen, Instant now) {
        var queued = to instanceof Holder.Queue;
        return jdbc.sql(
                        """
                        with c as (
                          update conversation
                             set holder = :holder, agent = :agent, holder_since = :now, turn = turn + 1,
                                 help_at = :helpAt, help_reason = :reason, help_team = null,
                                 help_overdue_at = null, misunderstood = 0,
                                 last_agent = coalesce(agent, last_agent),
                                 status = case when :holder = 'bot' then status else 'open' end,
                                 resolved_at = case when :holder = 'bot' then resolved_at end,
                                 unread = case when :seen then 0 else unread end,
                                 paused_at = case when :holder = 'bot' or flow is null then null
                                                  else coalesce(paused_at, :now) end
                           where id = :id
                          returning *),
                        going_on as (
                          update help h
                             set taken_at = case when c.holder = 'agent' then coalesce(h.taken_at, :now) else h.taken_at end,
                                 taken_by = coalesce(h.taken_by, c.agent),
                                 over_at = case when c.holder = 'bot' then :now else h.over_at end
                            from c
                           where h.conversation_id = c.id and h.over_at = 'infinity'
                          returning 1),
                        begun as (
                          insert into help (conversation_id, turn, merchant_id, asked_at, taken_at, taken_by, flow, step_flow,
                                 step, step_name)
                          select id, turn, merchant_id, help_at, case holder when 'agent' then :now::timestamptz end, agent,
                                 flow, step_flow, step, step_name
                            from c
                           where holder <> 'bot' and not exists (select from going_on))
                        select turn from c
                        """)
                .param("holder", to.kind())
                .param("seen", seen)
                .param("agent", to.agentId() == null ? null : to.agentId().value())
                .param("now", timestamp(now))
                .param("helpAt", queued ? timestamp(now) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", queued ? Words.storable(reason) : null)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    void helpOverdue(ConversationId id, Instant now) {
        jdbc.sql("update conversation set help_overdue_at = ? where id = ? and holder = 'queue'")
                .params(timestamp(now), id.value())
                .update();
    }

    void enter(ConversationId id, Place place, Instant now) {
        jdbc.sql(
                        """
                        with c as (
                          update conversation
                             set flow = :flow, flow_name = :name, flow_version = :version, flow_instance = :instance,
                                 paused_at = case when holder = 'bot' then null else :now end
                           where id = :id
                          returning id, merchant_id)
                        insert into flow_run (conversation_id, instance, merchant_id, flow, flow_name, entered_at)
                        select id, :instance, merchant_id, :flow, :name, :now from c
                        on conflict do nothing
                        """)
                .param("flow", place.flow())
                .param("name", place.flowName())
                .param("version", place.flowVersion())
                .param("instance", place.instance())
                .param("now", timestamp(now))
                .param("id", id.value())
                .update();
    }

    void migrated(ConversationId id, Place place) {
        jdbc.sql(
                        """
                        with run as (
                          update flow_run set flow_name = :name where conversation_id = :id and instance = :instance)
                        update conversation set flow_name = :name, flow_version = :version
                         where id = :id and flow_instance = :instance
                        """)
                .param("name", place.flowName())
                .param("version", place.flowVersion())
                .param("instance", place.instance())
                .param("id", id.value())
                .update();
        if (place.step() != null) {
            step(id, place.step());
        }
    }

    void step(ConversationId id, Step step) {
        jdbc.sql(
                        "update conversation set step_flow = ?, step_version = ?, step = ?, step_name = ?, waiting = ? where id = ?")
                .params(step.flow(), step.version(), step.id(), step.name(), step.waiting(), id.value())
                .update();
    }

    /** A flow that ended before it was entered is told of all the same. What has ended once stays as it ended. */
    void leaveFlow(ConversationId id, Place place, Ending ending, Instant now) {
        jdbc.sql(
                        """
                        with was as (
                          select id, merchant_id, step_flow, step, step_name from conversation where id = :id for update),
                        left_it as (
                          update conversation c
                             set flow = null, flow_name = null, flow_version = null, flow_instance = null, step = null,
                                 step_name = null, step_flow = null, step_version = null, waiting = null, paused_at = null,
                                 flow_since = last_number
                            from was where c.id = was.id)
                        insert into flow_run (conversation_id, instance, merchant_id, flow, flow_name, entered_at, ended_at,
                               outcome, end_event, end_name, step_flow, step, step_name)
                        select id, :instance, merchant_id, :flow, :name, :now, :now, :outcome, :event, :eventName, step_flow, step,
                               step_name
                          from was
                        on conflict (conversation_id, instance) do update
                           set ended_at = excluded.ended_at, outcome = excluded.outcome, end_event = excluded.end_event,
                               end_name = excluded.end_name, step_flow = excluded.step_flow, step = excluded.step,
                               step_name = excluded.step_name
                         where flow_run.ended_at = 'infinity'
                        """)
                .param("id", id.value())
                .param("instance", place.instance())
                .param("flow", place.flow())
                .param("name", place.flowName())
                .param("now", timestamp(now))
                .param("outcome", ending.outcome().word())
                .param("event", ending.event())
                .param("eventName", ending.eventName())
                .update();
    }

    /** The step at which people are asked for, where a flow says so. */
    void helpAt(ConversationId id, Step step) {
        jdbc.sql(
                        """
                        update help
                           set flow = coalesce(flow, :flow), step_flow = :flow, step = :step, step_name = :name
                         where conversation_id = :id and over_at = 'infinity'
                        """)
                .param("id", id.value())
                .param("flow", step.flow())
                .param("step", step.id())
                .param("name", step.name())
                .update();
    }

    int misunderstood(ConversationId id) {
        return jdbc.sql(
                        "update conversation set misunderstood = misunderstood + 1 where id = ? returning misunderstood")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    void understood(ConversationId id) {
        jdbc.sql("update conversation set misunderstood = 0 where id = ?")
                .param(id.value())
                .update();
    }

    void resolve(ConversationId id, Instant now) {
        jdbc.sql(
                        """
                        update conversation
                           set status = 'resolved', unread = 0, unanswered_since = null, resolved_at = ?
                         where id = ?
                        """)
                .params(timestamp(now), id.value())
                .update();
    }

    void reopened(ConversationId id) {
        jdbc.sql("update conversation set resolved_at = null where id = ?")
                .param(id.value())
                .update();
    }

    void tests(ConversationId id, boolean tester) {
        jdbc.sql("update conversation set tester = ? where id = ?")
                .params(tester, id.value())
                .update();
    }

    void reopen(ConversationId id) {
        jdbc.sql("update conversation set status = 'open', resolved_at = null where id = ?")
                .param(id.value())
                .update();
    }

    void want(ConversationId id, @Nullable TeamId team) {
        jdbc.sql("update conversation set help_team = ? where id = ? and holder = 'queue'")
                .params(team == null ? null : team.value(), id.value())
                .update();
    }

    /** @return false when they were told since then */
    boolean toldAway(ConversationId id, Instant since, Instant now) {
        return jdbc.sql("update conversation set away_at = ? where id = ? and (away_at is null or away_at < ?)")
                        .params(timestamp(now), id.value(), timestamp(since))
                        .update()
                > 0;
    }

    /** Locks the conversation before the customer, as their messages do. */
    void introduced(
            CustomerId customer,
            @Nullable String name,
            @Nullable String pictureUrl,
            @Nullable String language,
            Instant now) {
        jdbc.sql(
                        """
                        update customer u
                           set name = coalesce(:name, name), picture_url = coalesce(:picture, picture_url),
                               language = coalesce(language, :language),
                               profile_asked_at = :now
                          from (select customer_id from conversation where customer_id = :id for update) c
                         where u.id = c.customer_id
                        """)
                .param("name", Words.storableOrNull(name))
                .param("picture", Words.storableOrNull(pictureUrl))
                .param("language", language)
                .param("now", timestamp(now))
                .param("id", customer.value())
                .update();
    }

    /** @param language a BCP 47 tag; absent to forget it */
    void speaks(CustomerId customer, @Nullable String language) {
        jdbc.sql(
                        """
                        update customer u set language = :language
                          from (select customer_id from conversation where customer_id = :id for update) c
                         where u.id = c.customer_id
                        """)
                .param("language", language)
                .param("id", customer.value())
                .update();
    }

    List<Conversation> waitingForHelp(Set<MerchantId> merchants) {
        return jdbc.sql(SELECT + " where c.merchant_id = any(:merchants) and c.holder = 'queue' order by c.help_at")
                .param("merchants", FilterSql.names(merchants))
                .query(row)
                .list();
    }

    private JdbcClient.StatementSpec ofCustomer(String sql, CustomerRef customer) {
        return jdbc.sql(sql)
                .param("merchant", customer.merchant().value())
                .param("channel", customer.channel())
                .param("account", customer.account())
                .param("externalId", customer.externalId());
    }

    static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
