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
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Baton as a process of its own on a durable PostgreSQL, beside {@link FloorA} and {@link FloorE} on the same server, by turns:
 * customers in the middle of a checkout, 1, 4, 8 and 32 at once, each with one message on its way; ten of ten customers in each
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
                    System.getProperty("baton.benchmark.customers", "1,4,8,32").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int RATE = Integer.getInteger("baton.benchmark.rate", 40);
    private static final int BURST = 200;

    /** To try others than those Baton is shipped with. */
    private static final List<String> JVM = Stream.of(
                    System.getProperty("baton.benchmark.jvm", "").split(" "))
            .filter(setting -> !setting.isEmpty())
            .toList();

    @TempDir
    Path folder;

    private final Map<String, List<Figures>> figures = new LinkedHashMap<>();
    private final Map<String, Double> bursts = new HashMap<>();

    @Test
    void answersAsManyAsTheFloorLets() throws Exception {
        try (var provider = new Provider();
                var database = new Database(folder.resolve("database"));
                var floor = FloorA.start(database, provider);
                var engine = new FloorE(database);
                var baton = baton("baton", database, provider)) {
            var shoppers = Shopper.several(BURST, baton.address("/"), provider);
            var others = Shopper.several(BURST, floor.address("/"), provider);
            Shopper.allGoToTheSummary(shoppers);
            var ours = new Load(baton, database, Shopper.CHANGES_THE_NAME);
            var theirs = new Load(floor, database, FloorA.ASKS);
            ours.run(shoppers.subList(0, 8), WARM_UP);
            theirs.run(others.subList(0, 8), WARM_UP.dividedBy(2));
            engine.run(8, WARM_UP.dividedBy(2));
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
            var memory = Cpu.resident(baton.pid());
            new Books(database, provider).balance(shoppers);
            baton.close();
            report(memory, startsAgain(database, provider));
        }
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

    private void report(long memory, double start) throws IOException {
        goals(memory, start).forEach(System.out::println);
        var file = Path.of("target", "benchmark", "load.json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), figures);
        assertThat(file).exists();
    }

    /** Ratios are to the floor in the same run. */
    private List<Goal> goals(long memory, double start) {
        List<Goal> goals = new ArrayList<>();
        for (var count : AT_ONCE) {
            goals.add(Goal.atLeast("replies/s, C=" + count + ", x floor", times(count, Figures::replies), 0.45, 0.65));
            goals.add(Goal.atMost("cpu a message, C=" + count + ", x floor", times(count, Figures::cpu), 2.5, 1.6));
            goals.add(
                    Goal.atMost("reply p50, C=" + count + ", x floor", times(count, reply(Figures.Times::p50)), 3, 2));
            goals.add(
                    Goal.atMost("reply p99, C=" + count + ", x floor", times(count, reply(Figures.Times::p99)), 2, 1));
            goals.add(Goal.atMost(
                    "webhook p99, C=" + count + ", x floor",
                    times(count, one -> one.webhook().p99()),
                    2,
                    1));
            goals.add(Goal.atMost("statements, C=" + count, of("Baton", count, Figures::statements), 16, 10));
            goals.add(Goal.atMost("commits, C=" + count, of("Baton", count, Figures::commits), 4, 2));
            goals.add(Goal.atMost("flushes, C=" + count, of("Baton", count, Figures::flushes), 3, 2));
            goals.add(Goal.atMost("log a message, kB, C=" + count, of("Baton", count, Figures::wal), 4, 2.5));
        }
        var machine = new Machine(of("floor", AT_ONCE.contains(8) ? 8 : AT_ONCE.get(0), Figures::cpu));
        System.out.println(machine);
        goals.add(Goal.atMost(
                BURST + " at once, until the last is answered, x floor",
                bursts.get("Baton") / bursts.get("floor"),
                3,
                2));
        goals.add(Goal.atMost("ready again on the same database, s", start, 12 * machine.times(), 8 * machine.times()));
        goals.add(Goal.atMost("memory of Baton, MiB", memory, 512, 400));
        return goals;
    }

    private static ToDoubleFunction<Figures> reply(ToDoubleFunction<Figures.Times> which) {
        return figures -> which.applyAsDouble(figures.reply());
    }

    private double times(int count, ToDoubleFunction<Figures> which) {
        return of("Baton", count, which) / of("floor", count, which);
    }

    private double of(String who, int count, ToDoubleFunction<Figures> which) {
        return Figures.median(figures.get(who + " " + count), which);
    }
}
