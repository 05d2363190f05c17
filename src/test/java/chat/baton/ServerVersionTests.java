package chat.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ServerVersionTests {

    @Test
    void theServerOfTheTestsWillDo() throws SQLException {
        var database = new DriverManagerDataSource(TestDatabase.freshDatabase(), "postgres", "postgres");
        var found = ServerVersion.of(database);
        assertThat(found.full()).startsWith(found.major() + ".");
        assertThatCode(found::suffices).doesNotThrowAnyException();
    }

    @Test
    void anOlderServerIsRefusedWithWhatToDo() {
        var refused = catchThrowable(new ServerVersion(17, "17.6 (Debian 17.6-1)")::suffices);
        var told = new OldServerAnalyzer().analyze(new IllegalStateException("flyway", refused));
        assertThat(told.getDescription())
                .isEqualTo("The database is a PostgreSQL 17.6 (Debian 17.6-1); Baton needs 18 or newer.");
        assertThat(told.getAction()).contains("Upgrade the server").contains("Nothing has been changed");
    }
}
