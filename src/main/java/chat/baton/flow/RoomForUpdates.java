package chat.baton.flow;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Has PostgreSQL leave room on the pages of the engine's tables whose rows change with each step, mostly in columns no index
 * knows: a change that finds room on the same page leaves the indexes alone. The engine makes its tables itself, later than
 * our migrations run, so this is no migration.
 */
final class RoomForUpdates {

    private static final List<String> TABLES =
            List.of("act_ru_execution", "act_ru_variable", "act_ru_task", "act_ru_job");

    /** Only once, as even that waits for whoever vacuums the table. */
    private static final String LEAVE =
            """
            do $$ begin
              if (select reloptions is null from pg_class where oid = '%1$s'::regclass) then
                alter table %1$s set (fillfactor = 70);
              end if;
            end $$
            """;

    private RoomForUpdates() {}

    static void leave(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.execute(LEAVE.formatted(table));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine's tables cannot be set up", e);
        }
    }
}
