package chat.baton;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Which PostgreSQL serves us.
 *
 * @param major as {@code 18}
 * @param full  as the server says it
 */
record ServerVersion(int major, String full) {

    /** What all is tested with. Those before 17 lack a collation that we name, and would fail only when the first message comes. */
    static final int OLDEST = 18;

    static ServerVersion of(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            var server = connection.getMetaData();
            return new ServerVersion(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
        }
    }

    /** @throws OldServer when it is too old */
    void suffices() {
        if (major < OLDEST) {
            throw new OldServer(this);
        }
    }
}
