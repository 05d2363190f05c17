package chat.baton;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Changes no database that could not be used afterwards. */
@Component
class Schema implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        try {
            ServerVersion.of(flyway.getConfiguration().getDataSource()).suffices();
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The database cannot be reached", unreachable);
        }
        flyway.migrate();
    }
}
