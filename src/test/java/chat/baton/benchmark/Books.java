package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Compares what was acknowledged and what arrived with what the database has. */
final class Books {

    private final Database database;
    private final Provider provider;

    Books(Database database, Provider provider) {
        this.database = database;
        this.provider = provider;
    }

    /** Nothing is on its way any more, and everybody's messages are there once and in order, theirs and ours. */
    void balance(List<Shopper> shoppers) throws SQLException {
        await("an empty inbox and outbox").atMost(Duration.ofMinutes(1)).until(() -> left().isEmpty());
        for (var shopper : shoppers) {
            assertThat(heard(shopper)).as("said by " + shopper.id()).isEqualTo(shopper.said());
            assertThat(provider.to(shopper.id())).as("sent to " + shopper.id()).hasSize(deliveries(shopper));
            assertThat(provider.to(shopper.id()).stream()
                            .map(Provider.Sent::key)
                            .filter(key -> !key.isEmpty()))
                    .doesNotHaveDuplicates();
        }
    }

    private List<String> left() throws SQLException {
        return strings(
                """
                select 'event ' || status from inbound_event where status in ('new', 'parked')
                union all select 'delivery ' || status from delivery where status in ('queued', 'sending', 'failed', 'withheld')
                """);
    }

    private List<String> heard(Shopper shopper) throws SQLException {
        return strings(
                """
                select m.external_id from message m join conversation c on c.id = m.conversation_id
                 where m.author = 'customer' and c.recipient = ? order by m.number
                """,
                shopper.id());
    }

    private int deliveries(Shopper shopper) throws SQLException {
        return strings("select status from delivery where recipient = ?", shopper.id())
                .size();
    }

    private List<String> strings(String sql, String... parameters) throws SQLException {
        return database.strings(sql, parameters);
    }
}
