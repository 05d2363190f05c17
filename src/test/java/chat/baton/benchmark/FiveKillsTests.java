package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes, which start at once on an empty database, under load, with agents among the customers: the database and the nodes
 * are killed, five times in all, while the provider is in one mood after another. {@link FaultBenchmark} does more of it, for
 * longer.
 */
@Tag("faults")
class FiveKillsTests {

    /** As many answers as two nodes send at a time, at each kill; and what the provider closed without a word. */
    private static final int MOST_DOUBLED = 5 * 16;

    /** They live for a minute: compiling well does not pay. */
    static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothingIsLostWhenNodesAndDatabaseAreKilledAndTheProviderFails() throws Exception {
        try (var stage = new Stage("killed", folder, 2, QUICK_START, List.of("--baton.channel.dispatcher.lease=20s"))) {
            stage.nodes.start(0, 1);
            stage.restock();
            try (var crowd = stage.new Crowd(6, true, Duration.ofMillis(300))) {
                during(stage, Mood.CLOSING, () -> restartDatabase(stage));
                during(stage, Mood.WELL, () -> restartDatabase(stage));
                during(stage, Mood.DISTURBED, () -> restartDatabase(stage));
                during(stage, Mood.WELL, () -> stage.nodes.kill(0));
                stage.nodes.launch(0);
                during(stage, Mood.BUSY, () -> {});
                during(stage, Mood.GARBLED, () -> {});
                during(stage, Mood.SILENT, () -> {});
                stage.nodes.start(0);
                during(stage, Mood.DISTURBED, () -> stage.nodes.kill(1));
                crowd.answersAgain(System.nanoTime());
                crowd.fallsSilent();
                var found = crowd.reconcile(Duration.ofMinutes(3), true);
                System.out.println("five kills: " + found);
                assertThat(found).matches(it -> it.isRight(MOST_DOUBLED), "nothing lost");
            }
        }
    }

    private interface Doing {
        void happens() throws Exception;
    }

    private static void during(Stage stage, Mood mood, Doing kill) throws Exception {
        stage.provider.is(mood);
        Thread.sleep(ThreadLocalRandom.current().nextInt(1000, 2500));
        kill.happens();
        stage.provider.is(Mood.WELL);
    }

    private static void restartDatabase(Stage stage) throws Exception {
        stage.database.kill();
        Thread.sleep(1000);
        stage.database.startAgain();
    }
}
