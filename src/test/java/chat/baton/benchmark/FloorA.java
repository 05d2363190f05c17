package chat.baton.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * What nobody can do with less: a webhook is stored together with its answer in one transaction and acknowledged; the answer is
 * posted, and a second transaction says so. No signature, no flow, no order, nothing is ever tried again.
 */
final class FloorA {

    /** What its customers say, and what it always answers. */
    static final List<Step> ASKS = List.of(new Step("2", "How many?"));

    private static final Pattern SENDER = Pattern.compile("\"sender\":\\{\"id\":\"([^\"]+)\"");
    private static final String TABLES =
            """
            create schema if not exists floor_a;
            create table if not exists floor_a.talk (customer text primary key, number bigint not null, last_text text);
            create table if not exists floor_a.inbound (id bigserial primary key, customer text, body text);
            create table if not exists floor_a.said (id bigserial primary key, customer text, body text);
            create table if not exists floor_a.outbox (id bigserial primary key, customer text, body text, status text);
            """;

    private final HikariDataSource database;
    private final URI provider;
    private final ExecutorService workers = Executors.newFixedThreadPool(16);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FloorA(HikariDataSource database, URI provider) {
        this.database = database;
        this.provider = provider;
    }

    /** In a JVM of its own. */
    static Program start(Database database, Provider provider) throws IOException {
        var port = Program.freePort();
        return Program.start(
                "floor",
                FloorA.class,
                true,
                port,
                "/",
                List.of(String.valueOf(port), database.url(), provider.endpoint()));
    }

    /** @param arguments port, JDBC address, address of the provider */
    public static void main(String[] arguments) throws IOException, SQLException {
        var settings = new HikariConfig();
        settings.setJdbcUrl(arguments[1]);
        settings.setUsername("postgres");
        settings.setPassword("postgres");
        settings.setMaximumPoolSize(16);
        settings.setAutoCommit(false);
        var floor = new FloorA(new HikariDataSource(settings), URI.create(arguments[2]));
        floor.createTables();
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 256);
        server.setExecutor(Executors.newFixedThreadPool(32));
        server.createContext("/", floor::answer);
        server.start();
    }

    private void createTables() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
            connection.commit();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var sender = SENDER.matcher(body);
            if (sender.find()) {
                var customer = sender.group(1);
                var reply = "{\"recipient\":{\"id\":\"" + customer + "\"},\"message\":{\"text\":\"How many?\"}}";
                var id = store(customer, body, reply);
                workers.execute(() -> send(id, reply));
            }
            exchange.sendResponseHeaders(200, -1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private long store(String customer, String body, String reply) throws SQLException {
        try (var connection = database.getConnection();
                var inbound =
                        connection.prepareStatement("insert into floor_a.inbound (customer, body) values (?, ?)");
                var talk = connection.prepareStatement(
                        """
                        insert into floor_a.talk values (?, 1, ?)
                        on conflict (customer) do update set number = talk.number + 1, last_text = excluded.last_text
                        """);
                var said = connection.prepareStatement("insert into floor_a.said (customer, body) values (?, ?)");
                var outbox = connection.prepareStatement(
                        "insert into floor_a.outbox (customer, body, status) values (?, ?, 'queued') returning id")) {
            for (var statement : new java.sql.PreparedStatement[] {inbound, talk, said, outbox}) {
                statement.setString(1, customer);
                statement.setString(2, statement == inbound ? body : reply);
            }
            inbound.executeUpdate();
            talk.executeUpdate();
            said.executeUpdate();
            var row = outbox.executeQuery();
            row.next();
            var id = row.getLong(1);
            connection.commit();
            return id;
        }
    }

    private void send(long id, String reply) {
        try {
            http.send(
                    HttpRequest.newBuilder(provider)
                            .POST(HttpRequest.BodyPublishers.ofString(reply))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            try (var connection = database.getConnection();
                    var statement =
                            connection.prepareStatement("update floor_a.outbox set status = 'sent' where id = ?")) {
                statement.setLong(1, id);
                statement.executeUpdate();
                connection.commit();
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
