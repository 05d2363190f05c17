package chat.baton.conversation;

import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code message}. */
@Repository
class MessageTable {

    private final JdbcClient jdbc;
    private final ContentJson json;

    MessageTable(JdbcClient jdbc, ContentJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Checks the holder, numbers, stores and remembers the place in one statement. Absent when the author may not speak. */
    Optional<ReplyPosted> reply(
            ConversationId id,
            Author author,
            String holder,
            Content content,
            @Nullable Step step,
            @Nullable String key,
            Instant now) {
        if (content.staysInside()) {
            throw new IllegalArgumentException(
                    "For agents only: " + content.getClass().getSimpleName());
        }
        var along = step == null ? Along.NOTHING : step.along();
        return jdbc.sql(sql(step != null && !step.beside(), along.tellsContact()))
                .param("id", id.value())
                .param("author", author.kind())
                .param("holder", holder)
                .param(
                        "authorId",
                        author.agentId() == null ? null : author.agentId().value())
                .param("text", Words.storable(content.asText()))
                .param("words", SearchWords.of(Words.storable(content.asText())))
                .param("content", json.write(content))
                .param("now", ConversationTable.timestamp(now))
                .param("flow", step == null ? null : step.flow())
                .param("version", step == null ? null : step.version(), java.sql.Types.INTEGER)
                .param("step", step == null ? null : step.id())
                .param("stepName", step == null ? null : step.name())
                .param("instead", step == null ? null : step.instead())
                .param("waiting", step == null ? null : step.waiting())
                .param("way", along.wayOrNull())
                .param("name", Words.storableOrNull(along.contact().name()))
                .param("email", Words.storableOrNull(along.contact().email()))
                .param("phone", Words.storableOrNull(along.contact().phone()))
                .param("key", Words.storableOrNull(key))
                .query((row, index) -> posted(row, id, author, content))
                .optional();
    }

    private static final String REMEMBER_STEP =
            ", step_flow = :flow, step_version = :version, step = :step, step_name = :stepName, waiting = :waiting";
    private static final String REMEMBER_CONTACT =
            """
            , k as (
              update customer u
                 set name = coalesce(u.name, :name), email = coalesce(:email, u.email), phone = coalesce(:phone, u.phone)
                from c where u.id = c.customer_id)
            """;
    /** What the bot says at once leaves the conversation where the customer's message has put it: the indexes need not be written. */
    private static final String REPLY =
            """
            with c as (
              update conversation
                 set last_number = last_number + 1, last_text = :text, unanswered_since = null,
                     last_at = case when :author = 'bot' and last_at > :now::timestamptz - interval '1 second'
                                    then last_at else :now end,
                     unread = case when :author = 'agent' then 0 else unread end
                     %s
               where id = :id and holder = :holder and agent is not distinct from :authorId
              returning id, customer_id, last_number, merchant_id, turn, channel, account, recipient),
            m as (
              insert into message (conversation_id, number, merchant_id, author, author_id, content, text, at, flow,
                                   flow_version, step, step_name, instead, idempotency_key, way, words)
              select id, last_number, merchant_id, :author, :authorId, :content::jsonb, :text, :now, :flow,
                     :version, :step, :stepName, :instead, :key, :way::text[], array_to_tsvector(:words::text[])
                from c)
            %s
            select * from c
            """;

    private static final String SAY = REPLY.formatted("", "");
    private static final String SAY_AT_STEP = REPLY.formatted(REMEMBER_STEP, "");
    private static final String SAY_AND_LEARN = REPLY.formatted("", REMEMBER_CONTACT);
    private static final String SAY_AT_STEP_AND_LEARN = REPLY.formatted(REMEMBER_STEP, REMEMBER_CONTACT);

    private static String sql(boolean atStep, boolean learns) {
        if (atStep) {
            return learns ? SAY_AT_STEP_AND_LEARN : SAY_AT_STEP;
        }
        return learns ? SAY_AND_LEARN : SAY;
    }

    private static ReplyPosted posted(ResultSet row, ConversationId id, Author author, Content content)
            throws SQLException {
        return new ReplyPosted(
                id,
                MerchantId.of(row.getString("merchant_id")),
                row.getString("channel"),
                row.getString("account"),
                row.getString("recipient"),
                row.getInt("last_number"),
                row.getInt("turn"),
                author,
                content);
    }

    /** An answer that was given outside and need not be sent. */
    void add(Conversation conversation, Author author, Content content, Instant now, @Nullable String externalId) {
        said(
                        """
                        with c as (
                          update conversation
                             set last_number = last_number + 1, last_text = :text, last_at = :now, unread = 0,
                                 unanswered_since = null
                           where id = :id
                          returning id, last_number, merchant_id)
                        insert into message (conversation_id, number, merchant_id, author, author_id, content, text, at,
                                             external_id)
                        select id, last_number, merchant_id, :author, :authorId, :content::jsonb, :text, :now, :externalId
                          from c
                        """,
                        conversation.id(),
                        author,
                        content,
                        now)
                .param("externalId", Words.storableOrNull(externalId))
                .update();
    }

    /** Adds to what the newest message carries. */
    void remember(ConversationId id, Along along) {
        jdbc.sql(
                        """
                        with c as (
                          update conversation set waiting = nullif(waiting, :left) where id = :id
                          returning id, customer_id, last_number),
                        k as (
                          update customer u
                             set name = coalesce(u.name, :name), email = coalesce(:email, u.email),
                                 phone = coalesce(:phone, u.phone)
                            from c where u.id = c.customer_id and coalesce(:name, :email, :phone) is not null)
                        update message m set way = m.way || :way::text[]
                          from c where m.conversation_id = c.id and m.number = c.last_number
                        """)
                .param("id", id.value())
                .param("way", along.wayOrNull())
                .param("left", along.left(), java.sql.Types.VARCHAR)
                .param("name", Words.storableOrNull(along.contact().name()), java.sql.Types.VARCHAR)
                .param("email", Words.storableOrNull(along.contact().email()), java.sql.Types.VARCHAR)
                .param("phone", Words.storableOrNull(along.contact().phone()), java.sql.Types.VARCHAR)
                .update();
    }

    List<String> way(ConversationId id) {
        return jdbc.sql(
                        """
                        select element from conversation c
                          join message m on m.conversation_id = c.id and m.number > c.flow_since
                         cross join lateral unnest(m.way) with ordinality as passed (element, position)
                         where c.id = ? order by m.number, position
                        """)
                .param(id.value())
                .query(String.class)
                .list();
    }

    List<String> passed(ConversationId id) {
        return jdbc.sql(
                        """
                        select element from message m
                         cross join lateral unnest(m.way) with ordinality as passed (element, position)
                         where m.conversation_id = ? order by m.number, position
                        """)
                .param(id.value())
                .query(String.class)
                .list();
    }

    List<FlowRun> runs(ConversationId id) {
        return jdbc.sql(
                        """
                        select r.flow, r.flow_name, f.first, l.last
                          from flow_run r
                         cross join lateral (select max(number) as first from message
                                              where conversation_id = r.conversation_id and author = 'customer'
                                                and at <= r.entered_at) f
                         cross join lateral (select max(number) as last from message
                                              where conversation_id = r.conversation_id and at <= r.ended_at) l
                         where r.conversation_id = ? and f.first is not null
                         order by r.entered_at desc
                         limit 20
                        """)
                .param(id.value())
                .query((row, index) -> new FlowRun(
                        row.getString("flow"), row.getString("flow_name"), row.getInt("first"), row.getInt("last")))
                .list();
    }

    /** What is for agents only: it is nobody's last word and answers no customer. @return its number */
    int aside(ConversationId id, Author author, Content content, @Nullable String key, Instant now) {
        return said(
                        """
                        with c as (
                          update conversation set last_number = last_number + 1 where id = :id
                          returning id, last_number, merchant_id)
                        insert into message (conversation_id, number, merchant_id, author, author_id, content, text, at,
                                             idempotency_key)
                        select id, last_number, merchant_id, :author, :authorId, :content::jsonb, :text, :now, :key
                          from c
                        returning number
                        """,
                        id,
                        author,
                        content,
                        now)
                .param("key", Words.storableOrNull(key))
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec said(String sql, ConversationId id, Author author, Content content, Instant now) {
        var agent = author.agentId();
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("author", author.kind())
                .param("authorId", agent == null ? null : agent.value())
                .param("text", Words.storable(content.asText()))
                .param("content", json.write(content))
                .param("now", ConversationTable.timestamp(now));
    }

    void edited(CustomerRef from, String externalId, Content content, Instant at) {
        ofCustomer(
                        "update message m set content = :content::jsonb, text = :text, edited_at = :at",
                        """
                          and m.deleted_at is null and (m.edited_at is null or m.edited_at <= :at)
                          and m.number = (select min(f.number)
                                            from message f
                                           where f.conversation_id = m.conversation_id and f.external_id = :externalId)
                        """,
                        from,
                        externalId)
                .param("content", json.write(content))
                .param("text", Words.storable(content.asText()))
                .param("at", ConversationTable.timestamp(at))
                .update();
    }

    /** @return what it was; empty when there is none */
    List<Content> deleted(CustomerRef from, String externalId, Instant at) {
        return ofCustomer(
                        """
                        with shown as (
                          update conversation c set last_text = ''
                            from message m
                           where m.conversation_id = c.id and m.text = c.last_text and m.external_id = :externalId
                             and c.merchant_id = :merchant and c.channel = :channel and c.account = :account
                             and c.recipient = :recipient),
                        old as (
                          select conversation_id, number, content
                            from message
                           where merchant_id = :merchant and external_id = :externalId)
                        update message m set deleted_at = :at, text = '', content = :nothing::jsonb
                        """,
                        """
                          and m.deleted_at is null
                        returning (select o.content
                                     from old o
                                    where o.conversation_id = m.conversation_id and o.number = m.number) as was
                        """,
                        from,
                        externalId)
                .param("nothing", json.write(Content.text("")))
                .param("at", ConversationTable.timestamp(at))
                .query((row, index) -> json.read(row.getString("was")))
                .list();
    }

    void reacted(ConversationId id, int number, @Nullable String reaction) {
        jdbc.sql("update message set reaction = ? where conversation_id = ? and number = ?")
                .params(Words.storableOrNull(reaction), id.value(), number)
                .update();
    }

    Optional<Integer> numberOf(ConversationId id, String externalId) {
        return jdbc.sql(
                        "select number from message where conversation_id = ? and external_id = ? order by number limit 1")
                .params(id.value(), Words.storable(externalId))
                .query(Integer.class)
                .optional();
    }

    Optional<String> lastExternalId(ConversationId id) {
        return jdbc.sql(
                        """
                        select external_id
                          from message
                         where conversation_id = ? and author = 'customer' and external_id is not null
                         order by number desc
                         limit 1
                        """)
                .param(id.value())
                .query(String.class)
                .optional();
    }

    private JdbcClient.StatementSpec ofCustomer(String update, String condition, CustomerRef from, String externalId) {
        return jdbc.sql(update
                        + """
                         from conversation c
                        where c.id = m.conversation_id and m.merchant_id = :merchant and m.external_id = :externalId
                          and c.channel = :channel and c.account = :account and c.recipient = :recipient
                        """
                        + condition)
                .param("merchant", from.merchant().value())
                .param("channel", from.channel())
                .param("account", from.account())
                .param("recipient", from.externalId())
                .param("externalId", Words.storableOrNull(externalId));
    }

    List<Message> after(ConversationId id, int number) {
        return jdbc.sql("select " + COLUMNS
                        + " from message where conversation_id = ? and number > ? order by number limit 500")
                .params(id.value(), number)
                .query((row, index) -> message(row))
                .list();
    }

    List<Message> between(ConversationId id, int first, int last) {
        return jdbc.sql("select " + COLUMNS
                        + " from message where conversation_id = ? and number between ? and ? order by number")
                .params(id.value(), first, last)
                .query((row, index) -> message(row))
                .list();
    }

    List<Message> notes(ConversationId id, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from message where conversation_id = ? and content ->> 'type' = 'note'"
                        + " order by number desc limit ?")
                .params(id.value(), most)
                .query((row, index) -> message(row))
                .list();
    }

    Optional<Message> under(ConversationId id, String key) {
        return jdbc.sql("select " + COLUMNS + " from message where conversation_id = ? and idempotency_key = ?")
                .params(id.value(), Words.storable(key))
                .query((row, index) -> message(row))
                .optional();
    }

    /** @param but how many of the customer's messages come after it */
    Optional<Integer> lastButOfCustomer(ConversationId id, int but) {
        return jdbc.sql(
                        """
                        select number from message
                         where conversation_id = ? and author = 'customer'
                         order by number desc
                        offset ? limit 1
                        """)
                .params(id.value(), but)
                .query(Integer.class)
                .optional();
    }

    List<Content.Template> templates(MerchantId merchant, String channel) {
        return jdbc.sql(
                        """
                        select distinct on (m.content ->> 'name', m.content ->> 'language') m.content
                          from (select content, at, conversation_id
                                  from message
                                 where merchant_id = :merchant and content ->> 'type' = 'template'
                                 order by at desc
                                 limit 500) m
                          join conversation c on c.id = m.conversation_id
                         where c.channel = :channel
                         order by m.content ->> 'name', m.content ->> 'language', m.at desc
                         limit 20
                        """)
                .param("merchant", merchant.value())
                .param("channel", channel)
                .query((row, index) -> (Content.Template) json.read(row.getString("content")))
                .list();
    }

    /** All but the words that are only there to be searched. */
    static final String COLUMNS =
            """
            conversation_id, number, author, author_id, content, at, flow, flow_version, step, step_name, instead, edited_at, \
            deleted_at, reaction""";

    private Message message(ResultSet row) throws SQLException {
        return new Message(
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getInt("number"),
                Author.of(row.getString("author"), row.getString("author_id")),
                json.read(row.getString("content")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("flow"),
                row.getObject("flow_version", Integer.class),
                row.getString("step"),
                row.getString("step_name"),
                row.getString("instead"),
                ConversationRow.instant(row, "edited_at"),
                ConversationRow.instant(row, "deleted_at"),
                row.getString("reaction"));
    }
}
