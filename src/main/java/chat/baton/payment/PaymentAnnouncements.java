package chat.baton.payment;

import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** PaymentResults recorded and not yet told. Several nodes share them: who claims one has a minute to tell it. */
@Component
class PaymentAnnouncements {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    PaymentAnnouncements(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional
    Optional<Announcement> claim() {
        return jdbc.sql(
                        """
                        update payment set attempts = attempts + 1, next_attempt_at = now() + interval '1 minute'
                        where id = (
                            select id from payment where not announced and next_attempt_at <= now()
                            order by next_attempt_at limit 1 for update skip locked)
                        returning id, results, attempts, reference, merchant_id, status""")
                .query(PaymentAnnouncements::read)
                .optional();
    }

    /**
     * Tells the listeners first and touches the payment's row last, so that their locks, which are the bigger ones,
     * come first. Whoever finds it told already, because its minute was over, undoes what its listeners did.
     */
    @Transactional
    void announce(Announcement due) {
        events.publishEvent(due.event());
        var told = jdbc.sql(
                        """
                        update payment set announced = true, error = null
                        where id = :id and results = :results and not announced""")
                .param("id", due.payment())
                .param("results", due.results())
                .update();
        if (told == 0) {
            throw new AlreadyAnnounced();
        }
    }

    @Transactional
    void postpone(Announcement failed, Duration wait, String error) {
        jdbc.sql(
                        """
                        update payment set next_attempt_at = now() + make_interval(secs => :seconds), error = :error
                        where id = :id and results = :results and not announced""")
                .param("seconds", wait.toMillis() / 1000.0)
                .param("error", error)
                .param("id", failed.payment())
                .param("results", failed.results())
                .update();
    }

    private static Announcement read(ResultSet row, int number) throws SQLException {
        return new Announcement(
                row.getObject("id", UUID.class),
                row.getInt("results"),
                row.getInt("attempts"),
                new PaymentSettled(
                        row.getString("reference"),
                        MerchantId.of(row.getString("merchant_id")),
                        PaymentStatus.of(row.getString("status"))));
    }

    /** Another node was faster, or a newer result came. */
    static class AlreadyAnnounced extends RuntimeException {}
}
