package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * A copy of the database is made under load. As soon as it is whole, node and database are lost with all their files; the copy
 * takes their place, a node starts on it, and customers and agents, who never stopped, go on. Then the books are balanced:
 * nothing that was acknowledged is missing, and what was on its way when the node was lost came twice at most.
 *
 * <pre>mvn -q test -Dtest=RestoreBenchmark</pre>
 */
class RestoreBenchmark {

    /** As many answers as a node sends at a time. */
    private static final int MOST_DOUBLED = 16;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothingIsMissingInWhatIsRestoredFromACopyMadeUnderLoad() throws Exception {
        var files = folder.resolve("database");
        var copy = folder.resolve("copy");
        try (var stage = new Stage("restored", files, 1, FiveKillsTests.QUICK_START, List.of())) {
            stage.nodes.start(0);
            stage.restock();
            try (var crowd = stage.new Crowd(16, true, Duration.ofMillis(20))) {
                crowd.answersAgain(System.nanoTime());
                Thread.sleep(4000);
                copyAndLose(stage, copy);
                FileSystemUtils.deleteRecursively(files);
                Files.move(copy, files);

                var began = System.nanoTime();
                stage.database.startAgain();
                stage.nodes.start(0);
                System.out.printf("answers again after %.1f s%n", crowd.answersAgain(began));
                Thread.sleep(4000);
                crowd.fallsSilent();
                var found = crowd.reconcile(Duration.ofMinutes(3), true);
                System.out.printf(
                        "acknowledged %d  lost %d  doubled %d  old turn %d  else %s%n",
                        found.acknowledged(),
                        found.lost().size(),
                        found.doubled().size(),
                        found.oldTurn().size(),
                        found.wrong());
                assertThat(found).matches(it -> it.isRight(MOST_DOUBLED), "nothing lost");
            }
        }
    }

    /** The node dies under load: what it acknowledges to the last belongs into the copy. */
    private static void copyAndLose(Stage stage, Path copy) throws Exception {
        var began = System.nanoTime();
        try (var backup = new Backup(stage.database, copy)) {
            backup.copy();
            System.out.printf("copied under load in %.1f s%n", (System.nanoTime() - began) / 1e9);
            Thread.sleep(4000);
            stage.nodes.kill(0);
            backup.finish();
        }
        stage.database.kill();
    }
}
