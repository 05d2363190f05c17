package chat.baton.channel;

import chat.baton.conversation.CustomerRef;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What channels know of customers beside the conversation: whether they may be written to, and facts of the channel's
 * own, such as what a phone can show. Found again in each {@link Outgoing}.
 */
@Component
public class Reachability {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    Reachability(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nothing is sent any more until the customer writes again.
     *
     * @param why short, for agents to read
     * @param at  when that came about; what they wrote later holds
     */
    public void stopped(CustomerRef customer, String why, Instant at) {
        of(
                        """
                        insert into reachability as r (channel, account, external_id, merchant_id, stopped_at, stopped_why)
                        values (:channel, :account, :customer, :merchant, :at, :why)
                        on conflict (channel, account, external_id)
                        do update set stopped_at = excluded.stopped_at, stopped_why = excluded.stopped_why
                         where r.stopped_at is null or r.stopped_at <= excluded.stopped_at
                        """,
                        customer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    /** The customer may be written to again, though they have not written. */
    public void reachable(CustomerRef customer) {
        of(
                        """
                        update reachability set stopped_at = null, stopped_why = null
                         where channel = :channel and account = :account and external_id = :customer
                        """,
                        customer)
                .update();
    }

    /** Adds to what is known; writes nothing when all of it was. */
    public void learned(CustomerRef customer, Map<String, String> facts) {
        of(
                        """
                        insert into reachability as r (channel, account, external_id, merchant_id, facts)
                        values (:channel, :account, :customer, :merchant, :facts::jsonb)
                        on conflict (channel, account, external_id)
                        do update set facts = r.facts || excluded.facts
                         where not r.facts @> excluded.facts
                        """,
                        customer)
                .param("facts", write(facts))
                .update();
    }

    /** Empty when nothing is known. */
    public Map<String, String> facts(CustomerRef customer) {
        return of(
                        """
                        select facts from reachability
                         where channel = :channel and account = :account and external_id = :customer
                        """,
                        customer)
                .query(String.class)
                .optional()
                .map(Reachability::read)
                .orElse(Map.of());
    }

    /**
     * Why nothing may be sent to the customer; absent when they may be written to.
     *
     * @param lastCustomerAt when they last wrote; absent when they never did
     */
    public Optional<String> stoppedWhy(CustomerRef customer, @Nullable Instant lastCustomerAt) {
        return of(
                        """
                        select stopped_why
                          from reachability
                         where channel = :channel and account = :account and external_id = :customer
                           and stopped_at >= :last
                        """,
                        customer)
                .param("last", (lastCustomerAt == null ? Instant.EPOCH : lastCustomerAt).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    private JdbcClient.StatementSpec of(String sql, CustomerRef customer) {
        var statement = jdbc.sql(sql)
                .param("channel", customer.channel())
                .param("account", customer.account())
                .param("customer", customer.externalId());
        return sql.contains(":merchant")
                ? statement.param("merchant", customer.merchant().value())
                : statement;
    }

    static Map<String, String> read(@Nullable String facts) {
        try {
            return facts == null ? Map.of() : JSON.readValue(facts, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(Map<String, String> facts) {
        try {
            var storable = new HashMap<String, String>();
            facts.forEach((key, value) -> storable.put(key, value.replace("\u0000", "")));
            return JSON.writeValueAsString(storable);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
