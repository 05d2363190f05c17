package chat.baton.channel;

import chat.baton.core.Lately;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits in inbox and outbox, and which accounts fail: the same on each node, as it is asked of the database. Each number
 * comes from a partial index, and is counted no further than {@value #MOST}.
 */
@Component
class ChannelMeters implements MeterBinder {

    private static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final Channels channels;
    private final Traffic traffic;
    private final Lately<Queues> queues = new Lately<>(this::askQueues, Queues.UNKNOWN);
    private final Lately<Map<String, Double>> failing = new Lately<>(this::askFailing, Map.of());

    ChannelMeters(JdbcClient jdbc, Channels channels, Traffic traffic) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.traffic = traffic;
    }

    /** Ages in seconds, 0 when nothing waits. */
    private record Queues(
            double inbox, double inboxOldest, double parked, double held, double outbox, double outboxOldest) {

        static final Queues UNKNOWN =
                new Queues(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        static Queues of(ResultSet row, int index) throws SQLException {
            return new Queues(
                    row.getDouble("inbox"),
                    row.getDouble("inbox_oldest"),
                    row.getDouble("parked"),
                    row.getDouble("held"),
                    row.getDouble("outbox"),
                    row.getDouble("outbox_oldest"));
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "baton.inbox.waiting", "events", "Events that wait to be handled", Queues::inbox);
        gauge(registry, "baton.inbox.oldest", "seconds", "How long the oldest of them waits", Queues::inboxOldest);
        gauge(
                registry,
                "baton.inbox.parked",
                "events",
                "Events that kept failing and wait for somebody",
                Queues::parked);
        gauge(
                registry,
                "baton.inbox.held",
                "events",
                "Events that wait for their account to be on again",
                Queues::held);
        gauge(registry, "baton.outbox.waiting", "messages", "Messages that wait to be sent", Queues::outbox);
        gauge(registry, "baton.outbox.oldest", "seconds", "How long the oldest of them waits", Queues::outboxOldest);
        channels.all().forEach(channel -> {
            traffic.expect(channel.name());
            Gauge.builder("baton.accounts.failing", () -> failing(channel.name()))
                    .description("Accounts that send nothing until somebody repairs them")
                    .tag("channel", channel.name())
                    .register(registry);
        });
    }

    private void gauge(
            MeterRegistry registry, String name, String unit, String description, ToDoubleFunction<Queues> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(queues.get()))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private double failing(String channel) {
        return failing.get().getOrDefault(channel, 0.0);
    }

    private Queues askQueues() {
        return jdbc.sql(
                        """
                        select i.*, o.*,
                               (select count(*)
                                  from (select from inbound_event where status = 'parked' limit :most) e) as parked,
                               (select count(*) from (select from inbound_event where status = 'held' limit :most) e) as held
                          from (select count(*) as inbox, extract(epoch from now() - min(received_at)) as inbox_oldest
                                  from (select received_at from inbound_event where status = 'new' limit :most) e) i,
                               (select count(*) as outbox, extract(epoch from now() - min(created_at)) as outbox_oldest
                                  from (select created_at from delivery where status in ('queued', 'sending') limit :most) d) o
                        """)
                .param("most", MOST)
                .query(Queues::of)
                .single();
    }

    private Map<String, Double> askFailing() {
        return jdbc
                .sql(
                        """
                        select channel, count(*) from channel_account
                         where failing_since is not null and enabled
                         group by channel
                        """)
                .query((row, index) -> Map.entry(row.getString(1), row.getDouble(2)))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
