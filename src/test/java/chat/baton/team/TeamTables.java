package chat.baton.team;

import chat.baton.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The module's tables on PostgreSQL, without an engine and without Spring. All tests share one database. */
final class TeamTables {

    static final JdbcClient JDBC = migrated();

    private TeamTables() {}

    private static JdbcClient migrated() {
        var source = new DriverManagerDataSource(TestDatabase.freshDatabase(), "postgres", "postgres");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/team")
                .load()
                .migrate();
        return JdbcClient.create(source);
    }
}
