package chat.baton.conversation;

import chat.baton.core.Lately;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits for a person, the same on each node; counted by a partial index and no further than {@value #MOST}. */
@Component
class HelpMeters implements MeterBinder {

    private static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final Lately<Help> help = new Lately<>(this::ask, new Help(Double.NaN, Double.NaN, Double.NaN));

    HelpMeters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param oldest in seconds, 0 when nobody waits */
    private record Help(double open, double oldest, double overdue) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "baton.help.open", "conversations", "Conversations that wait for a person", Help::open);
        gauge(registry, "baton.help.oldest", "seconds", "How long the oldest of them waits", Help::oldest);
        gauge(
                registry,
                "baton.help.overdue",
                "conversations",
                "Those of them that have waited for too long",
                Help::overdue);
    }

    private void gauge(
            MeterRegistry registry, String name, String unit, String description, ToDoubleFunction<Help> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(help.get()))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private Help ask() {
        return jdbc.sql(
                        """
                        select count(*), extract(epoch from now() - min(help_at)), count(help_overdue_at)
                          from (select help_at, help_overdue_at from conversation where holder = 'queue' limit ?) q
                        """)
                .param(MOST)
                .query((row, index) -> new Help(row.getDouble(1), row.getDouble(2), row.getDouble(3)))
                .single();
    }
}
