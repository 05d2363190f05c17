package chat.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @TempDir
    Path folder;

    @Test
    void makesTheFolderWhenItIsMissing() throws Exception {
        try (var directory = DataDirectory.occupy(folder.resolve("deep/down"))) {
            assertThat(directory.cluster().isAbsolute()).isTrue();
            assertThat(directory.cluster().getParent()).isEqualTo(folder.resolve("deep/down"));
            assertThat(folder.resolve("deep/down")).isDirectory();
        }
    }

    @Test
    void letsOneBatonInAtATime() throws Exception {
        try (var first = DataDirectory.occupy(folder)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> DataDirectory.occupy(folder))
                    .withMessageContaining("Another Baton is using " + folder.toAbsolutePath())
                    .withMessageContaining("baton.database.directory");
        }
        DataDirectory.occupy(folder).close();
    }

    @Test
    void endsTheServerAKilledBatonLeftRunning() throws Exception {
        try (var directory = DataDirectory.occupy(folder)) {
            var orphan = server(directory);
            var process = ProcessHandle.of(pidIn(directory)).orElseThrow();

            directory.endOrphanedServer();

            assertThat(process.isAlive()).isFalse();
            orphan.close();
            try (var next = server(directory);
                    var connection = next.getPostgresDatabase().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void leavesAForeignProcessAloneThatGotTheNumberSince() throws Exception {
        try (var directory = DataDirectory.occupy(folder)) {
            Files.createDirectories(directory.cluster());
            Files.writeString(
                    directory.cluster().resolve("postmaster.pid"),
                    ProcessHandle.current().pid() + "\n/somewhere\n");

            directory.endOrphanedServer();

            assertThat(ProcessHandle.current().isAlive()).isTrue();
        }
    }

    @Test
    void startsAfterACrashThatLeftAnEmptyPidFile() throws Exception {
        try (var directory = DataDirectory.occupy(folder)) {
            Files.createDirectories(directory.cluster());
            Files.writeString(directory.cluster().resolve("postmaster.pid"), "\n");

            directory.endOrphanedServer();
        }
    }

    private static EmbeddedPostgres server(DataDirectory directory) throws Exception {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start();
    }

    private static long pidIn(DataDirectory directory) throws Exception {
        return Long.parseLong(Files.readAllLines(directory.cluster().resolve("postmaster.pid"))
                .get(0)
                .trim());
    }
}
