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
            ConversationId id, Author author, String holder, Content content, @Nullable Step step, Instant now) {
        return jdbc.sql(REPLY.formatted(step == null || step.beside() ? "" : REMEMBER_STEP))
                .param("id", id.value())
                .param("author", author.kind())
                .param("holder", holder)
                .param(
                        "authorId",
                        author.agentId() == null ? null : author.agentId().value())
                .param("text", Words.storable(content.asText()))
                .param("content", json.write(content))
                .param("now", ConversationTable.timestamp(now))
                .param("flow", step == null ? null : step.flow())
                .param("version", step == null ? null : step.version(), java.sql.Types.INTEGER)
                .param("step", step == null ? null : step.id())
                .param("stepName", step == null ? null : step.name())
                .param("waiting", step == null ? null : step.waiting())
                .query((row, index) -> posted(row, id, author, content))
                .optional();
    }

    private static final String REMEMBER_STEP =
            ", step_flow = :flow, step_version = :version, step = :step, step_name = :stepName, waiting = :waiting";
    private static final String REPLY =
            """
            with c as (
              update conversation
                 set last_number = last_number + 1, last_text = :text, last_at = :now, unanswered_since = null,
                     unread = case when :author = 'agent' then 0 else unread end
                     %s
               where id = :id and holder = :holder and agent is not distinct from :authorId
              returning id, last_number, merchant_id, turn, channel, account, recipient),
            m as (
              insert into message (conversation_id, number, merchant_id, author, author_id, content, text, at, flow,
                                   flow_version, step)
              select id, last_number, merchant_id, :author, :authorId, :content::jsonb, :text, :now, :flow,
                     :version, :step
                from c)
            select * from c
            """;

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

    /** A message that need not be sent: by somebody outside, or by Baton itself. */
    void add(Conversation conversation, Author author, Content content, Instant now, @Nullable String externalId) {
        jdbc.sql(
                        """
                        with c as (
                          update conversation
                             set last_number = last_number + 1,
                                 last_text = case when :author = 'system' then last_text else :text end,
                                 last_at = case when :author = 'system' then last_at else :now end,
                                 unread = case when :author = 'system' then unread else 0 end,
                                 unanswered_since = case when :author = 'system' then unanswered_since end
                           where id = :id
                          returning id, last_number, merchant_id)
                        insert into message (conversation_id, number, merchant_id, author, author_id, content, text, at,
                                             external_id)
                        select id, last_number, merchant_id, :author, :authorId, :content::jsonb, :text, :now, :externalId
                          from c
                        """)
                .param("id", conversation.id().value())
                .param("author", author.kind())
                .param(
                        "authorId",
                        author.agentId() == null ? null : author.agentId().value())
                .param("text", Words.storable(content.asText()))
                .param("content", json.write(content))
                .param("now", ConversationTable.timestamp(now))
                .param("externalId", Words.storableOrNull(externalId))
                .update();
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
        return jdbc.sql("select * from message where conversation_id = ? and number > ? order by number limit 500")
                .params(id.value(), number)
                .query((row, index) -> message(row))
                .list();
    }

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
                ConversationRow.instant(row, "edited_at"),
                ConversationRow.instant(row, "deleted_at"),
                row.getString("reaction"));
    }
}
