package chat.baton.payment;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What providers reported. Keeps it and no more; telling others is a transaction of its own, see {@link PaymentAnnouncer}. */
@Component
class PaymentResults {

    private final JdbcClient jdbc;

    PaymentResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts a report once, however often it comes.
     *
     * @throws MalformedReport when there is no such payment
     */
    @Transactional
    public void record(@Header("provider") String provider, @Body Report report) {
        var payment = lock(report.token());
        if (isNew(provider, report, payment)) {
            settle((UUID) payment.get("id"), report.paid());
        }
    }

    private Map<String, Object> lock(String token) {
        return jdbc
                .sql("select id, merchant_id from payment where token = :token for update")
                .param("token", token)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .orElseThrow(() -> new MalformedReport("No such payment"));
    }

    private boolean isNew(String provider, Report report, Map<String, Object> payment) {
        return jdbc.sql(
                                """
                                insert into payment_report (provider, event_id, merchant_id, payment_id, result)
                                values (:provider, :event, :merchant, :payment, :result)
                                on conflict do nothing""")
                        .param("provider", provider)
                        .param("event", report.id())
                        .param("merchant", payment.get("merchant_id"))
                        .param("payment", payment.get("id"))
                        .param("result", report.paid() ? "paid" : "failed")
                        .update()
                == 1;
    }

    /** Money counts even for a cancelled payment; a failed attempt counts only while it can still be paid. */
    private void settle(UUID payment, boolean paid) {
        jdbc.sql(
                        """
                        update payment
                        set status = :status, settled_at = now(), results = results + 1,
                            announced = false, attempts = 0, next_attempt_at = now(), error = null
                        where id = :id and (status in ('open', 'failed') or (status = 'cancelled' and :paid))""")
                .param("status", paid ? "paid" : "failed")
                .param("id", payment)
                .param("paid", paid)
                .update();
    }
}
