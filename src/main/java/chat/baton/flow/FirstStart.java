package chat.baton.flow;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Nodes that start at the same time set up the engine's tables one after the other: the engine itself looks whether they are
 * there and makes them, as if it were alone. On an empty database the first node is also done with what else has to be there
 * before others go on.
 */
@Component
class FirstStart extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final DataSource database;
    private @Nullable Connection turn;
    private boolean first;

    FirstStart(DataSource database) {
        this.database = database;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        try {
            turn = database.getConnection();
            turn.setAutoCommit(false);
            first = waitForTurn(turn);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine's tables cannot be set up", e);
        }
    }

    /** A node that stands still while it has its turn holds others up for some minutes only. @return whether nobody had one before */
    private static boolean waitForTurn(Connection turn) throws SQLException {
        try (var statement = turn.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = '5min'");
            statement.execute("select pg_advisory_xact_lock(hashtext('baton.flow.start'))");
            var row = statement.executeQuery("select to_regclass('act_ge_property') is null");
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        if (!first) {
            isOver();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @PreDestroy
    void isOver() {
        if (turn != null) {
            try (var over = turn) {
                over.rollback();
            } catch (SQLException e) {
                LOG.warn("The start took so long that others have gone on: {}", e.getMessage());
            }
            turn = null;
        }
    }
}
