package chat.baton;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the embedded database, held by one Baton at a time. */
final class DataDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private final Path directory;
    private final FileLock lock;

    private DataDirectory(Path directory, FileLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another running Baton holds the folder */
    static DataDirectory occupy(Path directory) throws IOException {
        Files.createDirectories(directory);
        var channel =
                FileChannel.open(directory.resolve("baton.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another Baton is using " + directory.toAbsolutePath()
                    + ". Stop it, or set baton.database.directory to another folder.");
        }
        return new DataDirectory(directory, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    Path cluster() {
        return directory.resolve("postgres").toAbsolutePath();
    }

    /** A killed Baton leaves its database server running, which then blocks the next start: ends that one. */
    void endOrphanedServer() throws IOException {
        serverLeftRunning().ifPresent(server -> {
            LOG.warn("Ending the database server that a killed Baton left running, pid {}", server.pid());
            server.destroy();
            server.onExit().completeOnTimeout(server, 10, TimeUnit.SECONDS).join();
            server.destroyForcibly();
        });
    }

    private Optional<ProcessHandle> serverLeftRunning() throws IOException {
        var pidFile = cluster().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .filter(pid -> pid.strip().matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        }
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
