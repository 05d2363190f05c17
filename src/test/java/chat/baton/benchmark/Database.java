package chat.baton.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL server as an installation has one: every commit is on the disk before it is answered. */
final class Database implements AutoCloseable {

    /**
     * What the server has counted since it began.
     *
     * @param commits transactions, ours to read these figures included
     * @param flushes of the write-ahead log to the disk
     * @param wal     bytes of the write-ahead log
     */
    record Counted(long commits, long flushes, long wal) {

        Counted since(Counted earlier) {
            return new Counted(commits - earlier.commits, flushes - earlier.flushes, wal - earlier.wal);
        }
    }

    private final EmbeddedPostgres server;
    private final Path folder;

    Database(Path folder) throws IOException {
        this.folder = folder;
        this.server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "150")
                .start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    /** The first process, whose children do all the work. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow());
    }

    Counted counted() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
            var row = statement.executeQuery(
                    """
                    select (select sum(xact_commit) from pg_stat_database),
                           (select sum(fsyncs) from pg_stat_io where object = 'wal'),
                           (select wal_bytes from pg_stat_wal)
                    """);
            row.next();
            return new Counted(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
