package chat.baton.conversation;

import static chat.baton.conversation.ConversationTable.timestamp;

import chat.baton.core.CustomerId;
import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the tables {@code customer} and {@code custom_data} tell about people. */
@Repository
class CustomerTable {

    private static final int MOST_OTHERS = 20;

    private final JdbcClient jdbc;
    private final ConversationRow row = new ConversationRow();

    CustomerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Profile profile(Conversation.Customer customer) {
        var data = data(customer.id());
        return jdbc.sql("select * from customer where id = ?")
                .param(customer.id().value())
                .query((found, index) -> profile(found, customer, data))
                .single();
    }

    private static Profile profile(ResultSet row, Conversation.Customer customer, Map<String, String> data)
            throws SQLException {
        return new Profile(
                customer,
                row.getString("language"),
                row.getString("email"),
                row.getString("phone"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                data);
    }

    private Map<String, String> data(CustomerId customer) {
        Map<String, String> data = new LinkedHashMap<>();
        jdbc.sql("select key, value from custom_data where customer_id = ? order by key")
                .param(customer.value())
                .query(found -> {
                    data.put(found.getString("key"), found.getString("value"));
                });
        return data;
    }

    List<Conversation> sameContact(Conversation conversation) {
        return jdbc.sql(
                        """
                        select c.*, u.external_id, u.name, u.picture_url, u.language
                          from customer me
                          join customer u on u.merchant_id = me.merchant_id and u.id <> me.id
                               and (lower(u.email) = lower(me.email) or u.phone = me.phone)
                          join conversation c on c.customer_id = u.id
                         where me.id = :customer
                         order by c.last_at desc, c.id desc
                         limit :most
                        """)
                .param("customer", conversation.customer().id().value())
                .param("most", MOST_OTHERS)
                .query(row)
                .list();
    }

    /** @return whether there was room for it */
    boolean note(MerchantId merchant, CustomerId customer, String key, String value, int mostKeys, Instant now) {
        lockConversation(customer);
        return jdbc.sql(
                                """
                                insert into custom_data (customer_id, merchant_id, key, value, set_at)
                                select :customer, :merchant, :key, :value, :now
                                 where (select count(*) from custom_data where customer_id = :customer and key <> :key) < :most
                                on conflict (customer_id, key) do update set value = excluded.value, set_at = excluded.set_at
                                """)
                        .param("customer", customer.value())
                        .param("merchant", merchant.value())
                        .param("key", key)
                        .param("value", value)
                        .param("now", timestamp(now))
                        .param("most", mostKeys)
                        .update()
                == 1;
    }

    void forget(CustomerId customer, String key) {
        lockConversation(customer);
        jdbc.sql("delete from custom_data where customer_id = ? and key = ?")
                .params(customer.value(), key)
                .update();
    }

    /** All who change what a conversation shows lock it first. */
    private void lockConversation(CustomerId customer) {
        jdbc.sql("select id from conversation where customer_id = ? for update")
                .param(customer.value())
                .query()
                .singleValue();
    }
}
