package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes of two versions on one database, while they are updated one after the other. */
@Scenario
class UpdateScenarioTests {

    private static final String BY_ANOTHER_VERSION =
            """
            insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                                               execution_time, success)
            select max(installed_rank) + 1, ?, 'by another version', 'SQL', 'V' || ? || '.sql', 1, 'somebody', 1, true
              from flyway_schema_history
            """;

    @Autowired
    Flyway flyway;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNodeStartsOnASchemaThatIsAheadOfIt() {
        migrated("015");
        migrated("99999");

        assertThatCode(flyway::migrate).doesNotThrowAnyException();
    }

    private void migrated(String version) {
        jdbc.sql(BY_ANOTHER_VERSION).params(version, version).update();
    }

    @AfterEach
    void everybodyHasTheSameVersion() {
        jdbc.sql("delete from flyway_schema_history where description = 'by another version'")
                .update();
    }
}
