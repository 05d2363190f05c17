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
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a merchant may count on, tried on Baton as it is installed, with a durable PostgreSQL: a busy day, one WhatsApp number's
 * full load, and so on; the names are those of {@link Term}. What hangs on the machine is in its own terms, see {@link Machine}.
 * Prints a row for each with every figure and what it may be, balances
 * the books after each, and writes {@code target/benchmark/merchants.json}. What is over its limit fails the benchmark once all
 * rows are printed.
 *
 * <pre>mvn -q test -Dtest=MerchantsBenchmark</pre>
 *
 * {@code -Dbaton.benchmark.seconds=600} is how long each of the long ones takes, {@code -Dbaton.benchmark.rate=120} how many
 * messages a second a busy day has on the machine that is known, {@code -Dbaton.benchmark.terms=BUSY_DAY,NUMBERED} does only these,
 * {@code -Dbaton.benchmark.conversations=10000} is how many are resolved in bulk, {@code -Dbaton.benchmark.warm-up=120} how long
 * Baton is at work before.
 */
class MerchantsBenchmark {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("baton.benchmark.seconds", 600));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("baton.benchmark.warm-up", 120));

    record Row(
            Term term,
            boolean kept,
            List<Limit> limits,
            int acknowledged,
            int lost,
            int doubled,
            int oldTurn,
            List<String> wrong) {

        static Row of(Term term, Outcome outcome) {
            var books = outcome.books();
            var wrong = Stream.of(books.lost(), books.doubled(), books.oldTurn(), books.wrong(), outcome.wrong())
                    .flatMap(List::stream)
                    .toList();
            return new Row(
                    term,
                    wrong.isEmpty() && outcome.limits().stream().allMatch(Limit::isKept),
                    outcome.limits(),
                    books.acknowledged(),
                    books.lost().size(),
                    books.doubled().size(),
                    books.oldTurn().size(),
                    wrong.subList(0, Math.min(20, wrong.size())));
        }

        static Row broken(Term term, Exception e) {
            return new Row(term, false, List.of(), 0, 0, 0, 0, List.of(e.toString()));
        }

        @Override
        public String toString() {
            return "%-15s %-6s %s  acknowledged %d  lost %d  doubled %d  old turn %d%s"
                    .formatted(
                            term,
                            kept ? "ok" : "NOT ok",
                            limits.stream().map(Limit::toString).collect(Collectors.joining("  ")),
                            acknowledged,
                            lost,
                            doubled,
                            oldTurn,
                            wrong.isEmpty() ? "" : "  WRONG " + wrong);
        }
    }

    @TempDir
    Path folder;

    private final List<Row> rows = new ArrayList<>();

    @Test
    void keepsWhatMerchantsCountOn() throws Exception {
        try (var stage = Stage.asInstalled("merchants", folder.resolve("database"))) {
            var machine = Machine.measured(stage.database, stage.provider, Duration.ofSeconds(20));
            System.out.println(machine);
            stage.nodes.start(0);
            stage.restock();
            warmUp(stage);
            for (var term : chosen()) {
                note(term, stage, machine);
            }
        }
        var file = Path.of("target", "benchmark", "merchants.json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), rows);
        assertThat(rows).isNotEmpty().allMatch(Row::kept);
    }

    private static List<Term> chosen() {
        var names = System.getProperty("baton.benchmark.terms", "");
        return names.isEmpty()
                ? List.of(Term.values())
                : Arrays.stream(names.split(",")).map(Term::valueOf).toList();
    }

    private static void warmUp(Stage stage) throws Exception {
        var shoppers = stage.shoppersAtTheSummary(8, stage.provider);
        stage.load().run(shoppers, WARM_UP);
    }

    private void note(Term term, Stage stage, Machine machine) throws Exception {
        Row row;
        try {
            row = Row.of(term, term.tried(stage, machine, LENGTH));
        } catch (RuntimeException | IOException | SQLException | ExecutionException e) {
            e.printStackTrace();
            row = Row.broken(term, e);
        }
        stage.isWellAgain();
        rows.add(row);
        System.out.println(row);
    }
}
