package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two Batons, each with a durable PostgreSQL of its own, by turns: one begins, the other has 1,000,000 customers, 10,000,000
 * messages and 2,000,000 ended flows behind it. What has been must not slow down what is.
 *
 * <pre>mvn -q test -Dtest=PastBenchmark</pre>
 *
 * {@code -Dbaton.benchmark.seconds=20} is how long each round takes, {@code -Dbaton.benchmark.rounds=3} how many there are.
 */
class PastBenchmark {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("baton.benchmark.seconds", 20));
    private static final int ROUNDS = Integer.getInteger("baton.benchmark.rounds", 3);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("baton.benchmark.warm-up", 120));
    private static final int CUSTOMERS = 8;

    /** Of the replies a second without a past. */
    private static final double LEAST = 0.9;

    @TempDir
    Path folder;

    /** One Baton and who talks to it. */
    private final class Shop implements AutoCloseable {

        final List<Figures> figures = new ArrayList<>();
        final Database database;
        private final String name;
        private final Program baton;
        private final List<Shopper> shoppers;

        Shop(String name, Provider provider) throws Exception {
            this.name = name;
            database = new Database(folder.resolve(name));
            baton = LoadBenchmark.baton(name, database, provider);
            shoppers = Shopper.several(CUSTOMERS, baton.address("/"), provider);
        }

        void opens() throws Exception {
            Shopper.allGoToTheSummary(shoppers);
            sells(WARM_UP);
        }

        Figures sells(Duration length) throws Exception {
            return new Load(baton, database, Shopper.CHANGES_THE_NAME).run(shoppers, length);
        }

        void round() throws Exception {
            var found = sells(LENGTH);
            figures.add(found);
            System.out.printf("%-5s %s%s%n", name, found, found.isQuiet() ? "" : "  NOT QUIET");
        }

        @Override
        public void close() throws Exception {
            try (database) {
                baton.close();
            }
        }
    }

    @Test
    void sellsAsFastAsOnTheFirstDay() throws Exception {
        try (var provider = new Provider();
                var fresh = new Shop("fresh", provider);
                var old = new Shop("old", provider)) {
            var start = System.nanoTime();
            new Past(old.database).happens();
            System.out.printf("the past was made in %.0f s%n", (System.nanoTime() - start) / 1e9);
            fresh.opens();
            old.opens();
            old.database.watch();
            for (int round = 0; round < ROUNDS; round++) {
                fresh.round();
                old.round();
            }
            System.out.println(old.database.dearest());
            var ratio = Figures.median(old.figures, Figures::replies) / Figures.median(fresh.figures, Figures::replies);
            System.out.printf(
                    "replies/s with a past %.2f x   cpu %.2f x   reply p99 %.2f x%n",
                    ratio,
                    Figures.median(old.figures, Figures::cpu) / Figures.median(fresh.figures, Figures::cpu),
                    Figures.median(old.figures, one -> one.reply().p99())
                            / Figures.median(fresh.figures, one -> one.reply().p99()));
            new Books(old.database, provider).balance(old.shoppers);
            assertThat(ratio).isGreaterThanOrEqualTo(LEAST);
        }
    }
}
