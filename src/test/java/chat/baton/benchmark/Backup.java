package chat.baton.benchmark;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * A copy of a database's files, made while everything goes on, as {@code pg_basebackup} makes one: what is in it when it is
 * finished is all that was committed until then.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">PostgreSQL 18, base backups by the low level API
 *     (read 2026-11)</a>
 */
final class Backup implements AutoCloseable {

    private static final String LOG = "pg_wal";

    /** What a server needs empty, and makes anew. */
    private static final Set<String> WITHOUT_CONTENT = Set.of(LOG, "pg_replslot", "pg_stat_tmp");

    private final Path from;
    private final Path to;
    private final Connection connection;

    /** @param to does not exist yet */
    Backup(Database database, Path to) throws SQLException {
        this.from = database.folder();
        this.to = to;
        this.connection = database.connect();
        // Keeps what is written to the log from now on, however much it is.
        run("select pg_create_physical_replication_slot('backup', true, true)::text");
        run("select pg_backup_start('backup', true)::text");
    }

    private String run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var row = statement.executeQuery(sql);
            row.next();
            return row.getString(1);
        }
    }

    /** While others write. */
    void copy() throws IOException {
        Files.walkFileTree(from, new Copying(WITHOUT_CONTENT));
    }

    /** The copy is whole: of what was committed until now. */
    void finish() throws SQLException, IOException {
        var label = run("select labelfile from pg_backup_stop(false)");
        Files.walkFileTree(from.resolve(LOG), new Copying(Set.of()));
        Files.writeString(to.resolve("backup_label"), label);
    }

    private final class Copying extends SimpleFileVisitor<Path> {

        private final Set<String> withoutContent;

        Copying(Set<String> withoutContent) {
            this.withoutContent = withoutContent;
        }

        private Path there(Path one) {
            return to.resolve(from.relativize(one));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) throws IOException {
            if (!Files.exists(there(one))) {
                Files.copy(one, there(one), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return withoutContent.contains(one.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
            if (one.getFileName().toString().startsWith("postmaster.")) {
                return FileVisitResult.CONTINUE;
            }
            try {
                Files.copy(one, there(one), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            } catch (NoSuchFileException e) {
                return visitFileFailed(one, e);
            }
        }

        /** Tables' files come and go; what was in those that went is in the log. */
        @Override
        public FileVisitResult visitFileFailed(Path one, IOException fault) throws IOException {
            if (fault instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw fault;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
