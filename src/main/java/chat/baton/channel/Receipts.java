package chat.baton.channel;

import chat.baton.conversation.ConversationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What providers tell about messages they took. Receipts may come late, twice and in any order. */
@Component
public class Receipts {

    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Messages with these provider ids reached the customer's device. */
    public void delivered(ConversationId id, Collection<String> providerIds, Instant at) {
        delivered(id, "provider_ids && :ids::text[]", at)
                .param("ids", providerIds.toArray(String[]::new))
                .update();
    }

    /** All messages handed over until {@code watermark} reached the customer's device. */
    public void deliveredUntil(ConversationId id, Instant watermark) {
        delivered(id, "sent_at <= :at", watermark).update();
    }

    private JdbcClient.StatementSpec delivered(ConversationId id, String which, Instant at) {
        return jdbc.sql("update delivery set status = 'delivered', delivered_at = :at"
                        + " where conversation_id = :id and status = 'sent' and " + which)
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC));
    }

    /** The customer has seen all messages handed over until {@code watermark}. */
    public void readUntil(ConversationId id, Instant watermark) {
        jdbc.sql(
                        """
                        update delivery
                           set status = 'read', read_at = :at, delivered_at = coalesce(delivered_at, :at)
                         where conversation_id = :id and status in ('sent', 'delivered') and sent_at <= :at
                        """)
                .param("id", id.value())
                .param("at", watermark.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The provider has taken a part of our message, whatever its answer to our request was or became of it. When it was the
     * last part, the message is sent; otherwise the next try leaves out what was taken.
     */
    public void taken(UUID delivery, int part, int parts, String providerId, Instant at) {
        jdbc.sql(
                        """
                        update delivery
                           set parts_sent = greatest(parts_sent, :part),
                               provider_ids = case when :provider = any(provider_ids) then provider_ids
                                                   else provider_ids || :provider::text end,
                               status = case when :last and status in ('queued', 'failed') then 'sent' else status end,
                               sent_at = case when :last then coalesce(sent_at, :at) else sent_at end
                         where id = :id
                        """)
                .param("part", part)
                .param("last", part >= parts)
                .param("provider", providerId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", delivery)
                .update();
    }

    /** The number of our message that has this id at the provider. */
    public Optional<Integer> numberOf(ConversationId id, String providerId) {
        return jdbc.sql("select number from delivery where conversation_id = ? and ? = any(provider_ids)")
                .params(id.value(), providerId)
                .query(Integer.class)
                .optional();
    }
}
