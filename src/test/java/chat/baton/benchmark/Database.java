package chat.baton.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server as an installation has one: every commit is on the disk before it is answered. */
final class Database implements AutoCloseable {

    /**
     * What the server has counted since it began.
     *
     * @param statements without those that only begin and end transactions
     * @param commits transactions, ours to read these figures included
     * @param flushes of the write-ahead log to the disk
     * @param wal     bytes of the write-ahead log
     */
    record Counted(long statements, long commits, long flushes, long wal) {

        Counted since(Counted earlier) {
            return new Counted(
                    statements - earlier.statements,
                    commits - earlier.commits,
                    flushes - earlier.flushes,
                    wal - earlier.wal);
        }
    }

    /** It recovers first, beside whatever else the machine does. */
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private EmbeddedPostgres server;
    private final Path folder;
    private String watchedFrom = "";

    Database(Path folder) throws IOException {
        this.folder = folder;
        this.server = start(Program.freePort());
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(LONGEST_START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "150")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_planning", "on")
                .start();
    }

    /** From now on it is counted what each statement costs and what each table and index writes into the log. */
    void watch() throws SQLException {
        run("create extension if not exists pg_walinspect");
        run("select pg_stat_statements_reset()");
        watchedFrom = position();
    }

    private String position() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("select pg_current_wal_insert_lsn()");
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The statements that took longest since {@link #watch}, and the tables and indexes that wrote most, as far back as the log is kept. */
    String dearest() throws SQLException {
        return table(
                        """
                        select calls, round(total_exec_time::numeric) as ms, round((1000 * mean_exec_time)::numeric) as us, plans, round((1000 * mean_plan_time)::numeric) as plan_us,
                               wal_bytes / 1024 as wal_kb, wal_fpi as pages, left(regexp_replace(query, '\s+', ' ', 'g'), 110) as statement
                          from pg_stat_statements order by total_exec_time + total_plan_time desc limit 30
                        """)
                + table(
                        """
                        select coalesce(c.relname, 'other') as written, count(*) as records,
                               sum(coalesce(block_data_length, 0) + coalesce(block_fpi_length, 0)) / 1024 as kb,
                               sum(coalesce(block_fpi_length, 0)) / 1024 as pages_kb, sum(record_length) / 1024 as records_kb,
                               string_agg(distinct record_type, ' ') as kinds
                          from pg_get_wal_block_info(greatest('%s', (%s)), pg_current_wal_insert_lsn()) w
                          left join pg_class c on c.relfilenode = w.relfilenode
                         group by 1 order by 3 desc limit 40
                        """
                                .formatted(watchedFrom, OLDEST_KEPT));
    }

    /** Of a long run the server has given up the beginning of its log. */
    private static final String OLDEST_KEPT =
            """
            select (substr(min(name), 9, 8) || '/' || substr(min(name), 23, 2) || '000000')::pg_lsn
              from pg_ls_waldir()""";

    private String table(String sql) throws SQLException {
        var lines = new StringBuilder();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var columns = rows.getMetaData().getColumnCount();
            for (int at = 1; at <= columns; at++) {
                lines.append("%-9s ".formatted(rows.getMetaData().getColumnLabel(at)));
            }
            while (rows.next()) {
                lines.append('\n');
                for (int at = 1; at <= columns; at++) {
                    lines.append("%-9s ".formatted(rows.getString(at)));
                }
            }
        }
        return lines.append("\n\n").toString();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column. */
    List<String> strings(String sql, String... parameters) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setString(at + 1, parameters[at]);
            }
            List<String> found = new ArrayList<>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    Path folder() {
        return folder;
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
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_force_next_flush()");
            var row = statement.executeQuery(
                    """
                    select (select sum(calls) from pg_stat_statements where query not in ('BEGIN', 'COMMIT', 'ROLLBACK')),
                           (select sum(xact_commit) from pg_stat_database),
                           (select sum(fsyncs) from pg_stat_io where object = 'wal'),
                           (select wal_bytes from pg_stat_wal)
                    """);
            row.next();
            return new Counted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    /** All of its processes end at once, as when the power fails. */
    void kill() throws IOException, InterruptedException {
        // It makes no further ones meanwhile.
        Signals.send("STOP", List.of(ProcessHandle.of(pid()).orElseThrow()));
        var all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit()
                .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                .join());
        // Where nobody buries them they would be taken for running.
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
        Files.deleteIfExists(Path.of("/tmp", ".s.PGSQL." + port() + ".lock"));
    }

    /** After {@link #kill}, at the same address. */
    void startAgain() throws IOException {
        var port = server.getPort();
        server.close();
        server = start(port);
    }

    /** Answers nothing until it is thawed. */
    void freeze() throws IOException, InterruptedException {
        Signals.send("STOP", processes());
    }

    void thaw() throws IOException, InterruptedException {
        Signals.send("CONT", processes());
    }

    int port() {
        return server.getPort();
    }

    private List<ProcessHandle> processes() throws IOException {
        var first = ProcessHandle.of(pid()).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
