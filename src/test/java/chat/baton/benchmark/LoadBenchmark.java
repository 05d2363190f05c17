package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Baton as a process of its own on a durable PostgreSQL, beside {@link FloorA} and {@link FloorE} on the same server, by turns:
 * customers in the middle of a checkout, 1, 8 and 32 at once, each with one message on its way; ten of ten customers in each
 * webhook; some a second by the clock; then 200 in the same instant. Prints ratios, which mean the same on every machine, and how
 * long it takes to start again, writes {@code target/benchmark/load.json}, and balances the books.
 *
 * <pre>mvn -q test -Dtest=LoadBenchmark</pre>
 *
 * {@code -Dbaton.benchmark.seconds=20} is how long each round takes, {@code -Dbaton.benchmark.rounds=3} how many there are,
 * {@code -Dbaton.benchmark.rate=40} is how many messages a second come by the clock,
 * {@code -Dbaton.benchmark.jvm="-XX:+UseG1GC -Xmx512m"} are other settings of Baton's JVM.
 */
class LoadBenchmark {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("baton.benchmark.seconds", 20));
    private static final int ROUNDS = Integer.getInteger("baton.benchmark.rounds", 3);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("baton.benchmark.warm-up", 120));
    private static final List<Integer> AT_ONCE = Stream.of(
                    System.getProperty("baton.benchmark.customers", "1,8,32").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int RATE = Integer.getInteger("baton.benchmark.rate", 40);
    private static final int BURST = 200;

    /** To try others than those Baton is shipped with. */
    private static final List<String> JVM = Stream.of(
                    System.getProperty("baton.benchmark.jvm", "").split(" "))
            .filter(setting -> !setting.isEmpty())
            .toList();

    private static final List<Step> ASKS = List.of(new Step("2", "How many?"));

    @TempDir
    Path folder;

    private final Map<String, List<Figures>> figures = new LinkedHashMap<>();
    private final Map<String, Double> bursts = new HashMap<>();

    @Test
    void answersAsManyAsTheFloorLets() throws Exception {
        try (var provider = new Provider();
                var database = new Database(folder.resolve("database"));
                var floor = floor(database, provider);
                var engine = new FloorE(database);
                var baton = baton("baton", database, provider)) {
            var shoppers = Shopper.several(BURST, baton.address("/"), provider);
            var others = Shopper.several(BURST, floor.address("/"), provider);
            Shopper.allGoToTheSummary(shoppers);
            var ours = new Load(baton, database, Shopper.CHANGES_THE_NAME);
            var theirs = new Load(floor, database, ASKS);
            ours.run(shoppers.subList(0, 8), WARM_UP);
            theirs.run(others.subList(0, 8), LENGTH);
            engine.run(8, LENGTH);
            database.watch();
            for (int round = 0; round < ROUNDS; round++) {
                for (var count : AT_ONCE) {
                    note("floor", count, theirs.run(others.subList(0, count), LENGTH));
                    note("engine alone", count, engine.run(count, LENGTH));
                    note("Baton", count, ours.run(shoppers.subList(0, count), LENGTH));
                }
                note("Baton in batches of ten", 8, ours.inBatches(shoppers.subList(0, 80), 10, LENGTH));
                note("Baton at a fixed rate", 0, ours.atRate(shoppers, RATE, LENGTH));
                bursts.merge("floor", theirs.atOnce(others), Math::min);
                bursts.merge("Baton", ours.atOnce(shoppers), Math::min);
            }
            System.out.println(database.dearest());
            System.out.printf("memory of Baton %d MiB%n", Cpu.resident(baton.pid()));
            new Books(database, provider).balance(shoppers);
            baton.close();
            System.out.printf("ready again on the same database after %.1f s%n", startsAgain(database, provider));
        }
        report();
    }

    private static Program floor(Database database, Provider provider) throws Exception {
        var port = Program.freePort();
        return Program.start(
                "floor",
                FloorA.class,
                true,
                port,
                "/",
                List.of(String.valueOf(port), database.url(), provider.endpoint()));
    }

    /** As it is installed, but for the sandbox, which brings the shop that the customers buy from. */
    static Program baton(String name, Database database, Provider provider) throws Exception {
        var port = Program.freePort();
        var program = Program.launch(
                name,
                chat.baton.Baton.class,
                false,
                port,
                JVM,
                List.of(
                        "--spring.profiles.active=sandbox",
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--baton.channel.messenger.endpoint=" + provider.endpoint()));
        program.awaitReady(name, "/actuator/health/readiness");
        return program;
    }

    /** @return seconds until it was ready */
    private static double startsAgain(Database database, Provider provider) throws Exception {
        var start = System.nanoTime();
        var again = baton("baton", database, provider);
        var seconds = (System.nanoTime() - start) / 1e9;
        again.close();
        return seconds;
    }

    private void note(String who, int atOnce, Figures found) {
        System.out.printf("%-5s C=%-3d %s%s%n", who, atOnce, found, found.isQuiet() ? "" : "  NOT QUIET");
        figures.computeIfAbsent(who + " " + atOnce, none -> new ArrayList<>()).add(found);
    }

    private void report() throws IOException {
        for (var count : AT_ONCE) {
            var baton = figures.get("Baton " + count);
            var floor = figures.get("floor " + count);
            System.out.printf(
                    "C=%-3d replies/s %.2f x floor   cpu %.2f x   reply p50 %.2f x   reply p99 %.2f x   webhook p99 %.2f x%n",
                    count,
                    Figures.median(baton, Figures::replies) / Figures.median(floor, Figures::replies),
                    Figures.median(baton, Figures::cpu) / Figures.median(floor, Figures::cpu),
                    Figures.median(baton, one -> one.reply().p50())
                            / Figures.median(floor, one -> one.reply().p50()),
                    Figures.median(baton, one -> one.reply().p99())
                            / Figures.median(floor, one -> one.reply().p99()),
                    Figures.median(baton, one -> one.webhook().p99())
                            / Figures.median(floor, one -> one.webhook().p99()));
        }
        System.out.printf(
                "%d at once: last answered after %.0f ms, floor %.0f ms: %.2f x%n",
                BURST, bursts.get("Baton"), bursts.get("floor"), bursts.get("Baton") / bursts.get("floor"));
        var file = Path.of("target", "benchmark", "load.json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), figures);
        assertThat(file).exists();
    }
}
