package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Baton as processes of its own on a durable PostgreSQL, under load and with agents at work, while one thing after another goes
 * wrong. After each the books are balanced: what was acknowledged is in its transcript once and in order, every answer went out
 * once and in order, none while a person held the conversation, flows are where the conversations say, the stock adds up, and
 * nothing is left behind. Prints a row for each and writes {@code target/benchmark/faults.json}.
 *
 * <pre>mvn -q test -Dtest=FaultBenchmark</pre>
 *
 * {@code -Dbaton.benchmark.faults=KILLED,DATABASE_FROZEN} does only these; the names are those of {@link Fault}.
 */
class FaultBenchmark {

    /**
     * @param injected     how often
     * @param acknowledged messages by customers and agents
     * @param refused      webhooks that were not acknowledged at once, and repeated
     * @param recovered    seconds until somebody new was answered, the longest
     * @param settled      seconds until nothing was on its way any more, after the last message
     */
    record Row(
            Fault fault,
            int injected,
            int acknowledged,
            int refused,
            int lost,
            int doubled,
            int oldTurn,
            double recovered,
            double settled,
            boolean right,
            List<String> what) {

        @Override
        public String toString() {
            return "%-18s injected %5d  acknowledged %6d  repeated %5d  lost %d  doubled %2d  old turn %d  answers again %5.1f s  settled %5.1f s  %s"
                    .formatted(
                            fault,
                            injected,
                            acknowledged,
                            refused,
                            lost,
                            doubled,
                            oldTurn,
                            recovered,
                            settled,
                            right ? "right" : "WRONG " + what);
        }
    }

    @TempDir
    Path folder;

    private final List<Row> rows = new ArrayList<>();

    @Test
    void nothingIsLostWhateverGoesWrong() throws Exception {
        try (var stage = new Stage("faults", folder.resolve("database"), 3, FiveKillsTests.QUICK_START, List.of())) {
            stage.nodes.start(0);
            stage.restock();
            for (var fault : chosen()) {
                note(fault, stage);
            }
        }
        var file = Path.of("target", "benchmark", "faults.json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), rows);
        assertThat(rows).isNotEmpty().allMatch(Row::right);
    }

    private static List<Fault> chosen() {
        var names = System.getProperty("baton.benchmark.faults", "");
        return names.isEmpty()
                ? List.of(Fault.values())
                : Arrays.stream(names.split(",")).map(Fault::valueOf).toList();
    }

    private void note(Fault fault, Stage stage) throws Exception {
        Row row;
        try {
            stage.nodes.start(fault.nodes());
            row = row(fault, stage);
        } catch (IllegalStateException | IOException | SQLException e) {
            row = new Row(fault, 0, 0, 0, 0, 0, 0, 0, 0, false, List.of(e.toString()));
        }
        stage.isWellAgain();
        rows.add(row);
        System.out.println(row);
    }

    private static Row row(Fault fault, Stage stage) throws Exception {
        var refused = stage.nodes.refused();
        try (var crowd = stage.new Crowd(16, true, Duration.ofMillis(50))) {
            Thread.sleep(4000);
            var damage = fault.happensTo(stage, crowd);
            Thread.sleep(2000);
            crowd.fallsSilent();
            var silent = System.nanoTime();
            var found = crowd.reconcile(Duration.ofMinutes(3), fault.keepsOrder());
            var what = new ArrayList<>(found.wrong());
            what.addAll(found.lost());
            what.addAll(found.oldTurn());
            what.addAll(damage.wrong());
            return new Row(
                    fault,
                    damage.times(),
                    found.acknowledged(),
                    stage.nodes.refused() - refused,
                    found.lost().size(),
                    found.doubled().size(),
                    found.oldTurn().size(),
                    damage.recovered(),
                    (System.nanoTime() - silent) / 1e9,
                    what.isEmpty() && found.isRight(fault.mostDoubled(damage.times())),
                    what.subList(0, Math.min(20, what.size())));
        }
    }
}
