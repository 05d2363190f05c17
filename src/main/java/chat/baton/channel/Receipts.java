package chat.baton.channel;

import chat.baton.conversation.CustomerRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What providers tell about messages they took. Receipts come late, twice, in any order, and now and then before the
 * provider's answer to the very request: then the time is kept, and the status follows with the answer.
 */
@Component
public class Receipts {

    private static final String OF_CUSTOMER =
            """
             conversation_id = (select c.id
                                  from conversation c join customer u on u.id = c.customer_id
                                 where u.merchant_id = :merchant and u.channel = :channel and u.account = :account
                                   and u.external_id = :customer)
            """;

    /** Looked for from the newest back until so many are found: what is told of is hardly ever old, and some customers have thousands. */
    private static final String NEWEST =
            OF_CUSTOMER + " and number = any(array(select number from delivery where %s and " + OF_CUSTOMER
                    + " order by number desc limit (select %s)))";

    private static final String OF_IDS = NEWEST.formatted("provider_ids && :ids::text[]", ":most");
    private static final String OF_ID = NEWEST.formatted(":id = any(provider_ids)", "1");
    private static final String OF_DELIVERY = NEWEST.formatted("id = :id", "1");
    private static final String DELIVERED =
            """
            update delivery
               set delivered_at = :at, status = case when status = 'sending' then status else 'delivered' end
             where status in ('sending', 'sent') and delivered_at is null and
            """;
    private static final String READ =
            """
            update delivery
               set read_at = :at, delivered_at = coalesce(delivered_at, :at),
                   status = case when status = 'sending' then status else 'read' end
             where status in ('sending', 'sent', 'delivered') and
            """;

    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Messages with these provider ids reached the customer's device. @return whether that is new of any of them */
    public boolean delivered(CustomerRef to, Collection<String> providerIds, Instant at) {
        return of(to, DELIVERED + OF_IDS, at)
                        .param("most", providerIds.size())
                        .param("ids", providerIds.toArray(String[]::new))
                        .update()
                > 0;
    }

    /** The customer has seen messages with these provider ids. @return whether that is new of any of them */
    public boolean read(CustomerRef to, Collection<String> providerIds, Instant at) {
        return of(
                                to,
                                """
                        update delivery
                           set read_at = :at, delivered_at = coalesce(delivered_at, :at),
                               status = case when status = 'sending' then status else 'read' end
                         where status in ('sending', 'sent', 'delivered') and read_at is null and
                        """
                                        + OF_IDS,
                                at)
                        .param("most", providerIds.size())
                        .param("ids", providerIds.toArray(String[]::new))
                        .update()
                > 0;
    }

    /**
     * The provider could not deliver a part it had taken: the message has failed, unless this very part is known to have
     * arrived. Sent again, it goes on from that part.
     *
     * @param part 1 for the first; absent when only its provider id is known
     */
    public void failed(CustomerRef to, String providerId, @Nullable Integer part, String reason) {
        of(
                        to,
                        """
                        update delivery
                           set failed_part = least(failed_part, coalesce(:part::integer, array_position(provider_ids, :id::text))),
                               parts_sent = case when status in ('queued', 'sending') then parts_sent
                                                 else least(parts_sent, coalesce(:part::integer,
                                                            array_position(provider_ids, :id::text)) - 1) end,
                               status = case when status in ('queued', 'sending') then status else 'failed' end,
                               error = :reason
                         where status <> 'withheld' and (cardinality(provider_ids) > 1 or delivered_at is null) and
                        """
                                + OF_ID)
                .param("id", providerId)
                .param("part", part)
                .param("reason", reason)
                .update();
    }

    /** All messages handed over until {@code watermark} reached the customer's device. */
    public void deliveredUntil(CustomerRef to, Instant watermark) {
        of(to, DELIVERED + OF_CUSTOMER + " and sent_at <= :at", watermark).update();
    }

    /** The customer has seen all messages handed over until {@code watermark}. */
    public void readUntil(CustomerRef to, Instant watermark) {
        of(to, READ + OF_CUSTOMER + " and sent_at <= :at", watermark).update();
    }

    /**
     * The provider has taken a part of our message, whatever its answer to our request was or became of it. When it was the
     * last part, the message is sent; otherwise the next try leaves out what was taken. Nothing changes when its id was
     * known already.
     *
     * @param mark which part of which message to this customer
     */
    public void taken(CustomerRef to, PartMark mark, String providerId, Instant at) {
        of(
                        to,
                        """
                        update delivery
                           set parts_sent = greatest(parts_sent, :part),
                               provider_ids = provider_ids || :provider::text,
                               status = case when :last and status in ('queued', 'failed') and failed_part is null
                                             then 'sent' else status end,
                               sent_at = case when :last then coalesce(sent_at, :at) else sent_at end
                         where not (:provider = any(provider_ids)) and
                        """
                                + OF_DELIVERY,
                        at)
                .param("part", mark.part())
                .param("last", mark.part() >= mark.parts())
                .param("provider", providerId)
                .param("id", mark.delivery())
                .update();
    }

    /** The customer has seen our message with this number, and all before it. */
    public void readUntil(CustomerRef to, int number, Instant at) {
        of(to, READ + OF_CUSTOMER + " and number <= :number", at)
                .param("number", number)
                .update();
    }

    /**
     * A message of ours that was handed to the provider, perhaps more than once.
     *
     * @param isIt      whether it is noted under the id asked for
     * @param content   as it is stored
     * @param partsSent how many of its parts are noted as taken
     */
    public record Tried(UUID delivery, boolean isIt, String content, int partsSent) {}

    /**
     * Our messages that may be the one with this id at the provider, newest first: the one noted under it, and those of the
     * last day of which some sending has no noted id. Asked at once, so that an answer noted meanwhile is not missed. For
     * channels whose provider takes no mark of ours.
     */
    public List<Tried> tried(CustomerRef to, String providerId) {
        return of(
                        to,
                        """
                        select id, :id = any(provider_ids) as is_it, content, parts_sent
                          from delivery
                         where (:id = any(provider_ids)
                                or attempts > 0 and created_at > now() - interval '1 day'
                                   and (attempts > 1 or provider_ids = '{}'
                                        or status not in ('sent', 'delivered', 'read')))
                           and
                        """
                                + OF_CUSTOMER + " order by number desc limit 50")
                .param("id", providerId)
                .query((row, index) -> new Tried(
                        row.getObject("id", UUID.class),
                        row.getBoolean("is_it"),
                        row.getString("content"),
                        row.getInt("parts_sent")))
                .list();
    }

    /** The number of our message that has this id at the provider. */
    public Optional<Integer> numberOf(CustomerRef to, String providerId) {
        return of(to, "select number from delivery where " + OF_ID)
                .param("id", providerId)
                .query(Integer.class)
                .optional();
    }

    /** Whether a message to this customer is on its way and its id at the provider is yet to be told. */
    public boolean isSending(CustomerRef to) {
        return of(to, "select exists (select 1 from delivery where status = 'sending' and " + OF_CUSTOMER + ")")
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec of(CustomerRef customer, String sql, Instant at) {
        return of(customer, sql).param("at", at.atOffset(ZoneOffset.UTC));
    }

    private JdbcClient.StatementSpec of(CustomerRef customer, String sql) {
        return jdbc.sql(sql)
                .param("merchant", customer.merchant().value())
                .param("channel", customer.channel())
                .param("account", customer.account())
                .param("customer", customer.externalId());
    }
}
