package chat.baton.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Nobody listens at the provider's address for a minute, while customers write on and on, each of them answered in the end. */
final class ApiDown implements Term.Trial {

    private static final int RATE = 40;
    private static final int CUSTOMERS = 80;
    private static final Duration DOWN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String LEFT =
            "select count(*)::text from delivery where status in ('queued', 'sending') and created_at < ?::timestamptz";

    @Override
    public Outcome on(Stage stage, Machine machine, Duration length) throws Exception {
        var shoppers = stage.shoppersAtTheSummary(CUSTOMERS, stage.provider);
        var load = stage.load();
        var before = load.written(shoppers, RATE, during(length));
        stage.provider.goesDown();
        var down = load.written(shoppers, RATE, during(DOWN));
        stage.provider.comesBack();
        var up = stage.database.strings("select now()::text").get(0);
        var left = Integer.parseInt(stage.database.strings(LEFT, up).get(0));
        var gone = CompletableFuture.supplyAsync(() -> secondsUntilGone(stage.database, up));
        load.written(shoppers, RATE, () -> !gone.isDone());
        return new Outcome(
                List.of(
                        Limit.told("messages/s", down.perSecond()),
                        Limit.told("webhook p99 before, ms", before.webhook().p99()),
                        new Limit(
                                "while down, ms",
                                down.webhook().p99(),
                                2 * before.webhook().p99()),
                        Limit.told("answers that waited", left),
                        new Limit("sent after, s", gone.get(), 60.0),
                        Limit.told("cores of others", down.others())),
                new Audit(stage.database, stage.provider, shoppers, List.of()).reconcile(Duration.ofMinutes(2), true),
                List.of());
    }

    private static BooleanSupplier during(Duration length) {
        var end = System.nanoTime() + length.toNanos();
        return () -> System.nanoTime() < end;
    }

    private static double secondsUntilGone(Database database, String up) {
        var start = System.nanoTime();
        try {
            while (!database.strings(LEFT, up).equals(List.of("0")) && System.nanoTime() - start < PATIENCE.toNanos()) {
                Thread.sleep(200);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
