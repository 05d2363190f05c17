package chat.baton.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * What an answer costs that comes from a flow: the conversation's row is locked, its waiting step signalled, a message and its
 * answer are stored and the row updated, in one transaction. No HTTP, no Spring, nothing is sent; the engine is in this process and has a database of its own on the same
 * server.
 */
final class FloorE implements AutoCloseable {

    private static final String NAME = "floor_e";
    private static final int MOST_AT_ONCE = 32;
    private static final String TABLES =
            """
            create table talk (id uuid primary key, flow text not null, number bigint not null, last_text text not null);
            create table said (talk uuid, number bigint, author text, body text, at timestamptz, primary key (talk, number));
            """;

    /** Waits, and comes back to where it waits. */
    private static final String FLOW =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="floor">
              <process id="asks" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="Start" />
                <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Ask" />
                <serviceTask id="Ask" camunda:delegateExpression="${ask}" />
                <sequenceFlow id="Flow_2" sourceRef="Ask" targetRef="Ask" />
              </process>
            </definitions>
            """;

    private final Database server;
    private final HikariDataSource pool;
    private final ProcessEngine engine;
    private final List<UUID> talks;

    FloorE(Database server) throws SQLException {
        this.server = server;
        server.execute("create database " + NAME);
        this.pool = pool(server);
        this.engine = engine(pool);
        engine.getRepositoryService()
                .createDeployment()
                .addString("asks.bpmn", FLOW)
                .deploy();
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
        this.talks = IntStream.range(0, MOST_AT_ONCE).mapToObj(n -> begun()).toList();
    }

    private static HikariDataSource pool(Database server) {
        var settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + NAME);
        settings.setUsername("postgres");
        settings.setPassword("postgres");
        // Whoever needs more ids asks for them on another one meanwhile.
        settings.setMaximumPoolSize(MOST_AT_ONCE + 1);
        return new HikariDataSource(settings);
    }

    private static ProcessEngine engine(HikariDataSource pool) {
        var settings = new StandaloneProcessEngineConfiguration();
        settings.setProcessEngineName(NAME);
        settings.setDataSource(pool);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        settings.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        settings.setJobExecutorActivate(false);
        settings.setBeans(Map.of("ask", new Asks()));
        return settings.buildProcessEngine();
    }

    /** Stays until it is signalled. */
    static final class Asks extends AbstractBpmnActivityBehavior {

        @Override
        public void execute(ActivityExecution execution) {
            // Waits.
        }

        @Override
        public void signal(ActivityExecution execution, String name, Object data) {
            leave(execution);
        }
    }

    private UUID begun() {
        var talk = UUID.randomUUID();
        var flow = engine.getRuntimeService()
                .startProcessInstanceByKey("asks", talk.toString())
                .getId();
        try (var connection = pool.getConnection();
                var row = connection.prepareStatement("insert into talk values (?, ?, 0, '')")) {
            row.setObject(1, talk);
            row.setString(2, flow);
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return talk;
    }

    /** So many talks, each with one message on its way. */
    Figures run(int atOnce, Duration length) throws IOException, SQLException, InterruptedException {
        var end = System.nanoTime() + length.toNanos();
        return Load.measured(
                ProcessHandle.current().pid(),
                server,
                () -> Load.together(talks.subList(0, atOnce).stream()
                        .<Load.Turns>map(talk -> answered -> goOn(talk, end, answered))
                        .toList()));
    }

    private void goOn(UUID talk, long end, Queue<Answered> answered) {
        var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        while (System.nanoTime() < end) {
            var start = System.nanoTime();
            commands.execute(context -> answers(context, talk));
            var taken = System.nanoTime() - start;
            answered.add(new Answered(taken, taken, 1));
        }
    }

    private UUID answers(CommandContext context, UUID talk) {
        var connection = context.getDbSqlSession().getSqlSession().getConnection();
        try {
            var flow = locked(connection, talk);
            engine.getRuntimeService().signal(flow);
            store(connection, talk);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return talk;
    }

    private static String locked(Connection connection, UUID talk) throws SQLException {
        try (var row = connection.prepareStatement("select flow from talk where id = ? for update")) {
            row.setObject(1, talk);
            var found = row.executeQuery();
            found.next();
            return found.getString(1);
        }
    }

    private static void store(Connection connection, UUID talk) throws SQLException {
        try (var said = connection.prepareStatement(
                        "insert into said select id, number + ?, ?, ?, now() from talk where id = ?");
                var row = connection.prepareStatement(
                        "update talk set number = number + 2, last_text = ? where id = ?")) {
            say(said, 1, "customer", "2", talk);
            say(said, 2, "bot", "How many?", talk);
            row.setString(1, "How many?");
            row.setObject(2, talk);
            row.executeUpdate();
        }
    }

    private static void say(PreparedStatement said, int further, String author, String text, UUID talk)
            throws SQLException {
        said.setInt(1, further);
        said.setString(2, author);
        said.setString(3, text);
        said.setObject(4, talk);
        said.executeUpdate();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
