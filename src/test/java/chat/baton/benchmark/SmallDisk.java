package chat.baton.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;

/** A file system in memory with little room, on which the tables of messages and webhooks lie. Making one is for root only. */
final class SmallDisk implements AutoCloseable {

    private static final List<String> TABLES = List.of("inbound_event", "message", "delivery");

    private final Database database;
    private final Path folder;
    private final Path filler;

    SmallDisk(Database database) throws IOException, InterruptedException, SQLException {
        this.database = database;
        this.folder = Files.createTempDirectory("small-disk");
        run("mount", "-t", "tmpfs", "-o", "size=600m", "tmpfs", folder.toString());
        this.filler = folder.resolve("filler");
        var data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        // The server runs as whoever owns its data.
        run("chown", "--reference=" + database.folder(), data.toString());
        database.execute("create tablespace small location '" + data + "'");
        for (var table : TABLES) {
            database.execute("alter table " + table + " set tablespace small");
        }
    }

    void fills() throws IOException, InterruptedException {
        new ProcessBuilder("dd", "if=/dev/zero", "of=" + filler, "bs=64k")
                .start()
                .waitFor();
    }

    void isCleared() throws IOException {
        Files.delete(filler);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException, SQLException {
        Files.deleteIfExists(filler);
        for (var table : TABLES) {
            database.execute("alter table " + table + " set tablespace pg_default");
        }
        database.execute("drop tablespace small");
        run("umount", folder.toString());
        Files.delete(folder);
    }
}
