package chat.baton.payment;

import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PaymentRepository {

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Not when somebody else just asked for the same reference: theirs stands. */
    void add(Payment payment) {
        jdbc.sql(
                        """
                        insert into payment (id, merchant_id, reference, token, amount_minor, currency, description, status)
                        values (:id, :merchant, :reference, :token, :amount, :currency, :description, 'open')
                        on conflict (reference) where status in ('open', 'failed') do nothing""")
                .param("id", Ids.next())
                .param("merchant", payment.merchant().value())
                .param("reference", payment.reference())
                .param("token", payment.token())
                .param("amount", payment.amount().minor())
                .param("currency", payment.amount().currency().getCurrencyCode())
                .param("description", payment.description())
                .update();
    }

    void cancel(String reference) {
        jdbc.sql(
                        "update payment set status = 'cancelled' where reference = :reference and status in ('open', 'failed')")
                .param("reference", reference)
                .update();
    }

    void refund(String reference) {
        jdbc.sql("update payment set status = 'refunded' where reference = :reference and status = 'paid'")
                .param("reference", reference)
                .update();
    }

    Optional<Payment> newest(String reference) {
        return jdbc.sql("select * from payment where reference = :reference order by requested_at desc limit 1")
                .param("reference", reference)
                .query(PaymentRepository::read)
                .optional();
    }

    Optional<Payment> withToken(String token) {
        return jdbc.sql("select * from payment where token = :token")
                .param("token", token)
                .query(PaymentRepository::read)
                .optional();
    }

    private static Payment read(ResultSet row, int number) throws SQLException {
        return new Payment(
                MerchantId.of(row.getString("merchant_id")),
                row.getString("reference"),
                row.getString("token"),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("description"),
                PaymentStatus.of(row.getString("status")));
    }
}
