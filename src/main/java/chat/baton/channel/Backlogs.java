package chat.baton.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits on its way in and out, of all merchants together. */
@Component
public class Backlogs {

    private final JdbcClient jdbc;

    Backlogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What providers told us. What was done lately is counted by when it came, as handling follows within moments. */
    public Backlog inbox() {
        return ask(
                """
                select (select count(*) from inbound_event where status = 'new') as waiting,
                       (select min(received_at) from inbound_event where status = 'new') as oldest,
                       count(*) filter (where received_at > now() - interval '1 minute') as last_minute,
                       count(*) as last_hour
                  from inbound_event
                 where received_at > now() - interval '1 hour' and status = 'handled'
                """);
    }

    /** Messages to customers. */
    public Backlog outbox() {
        return ask(
                """
                select (select count(*) from delivery where status in ('queued', 'sending')) as waiting,
                       (select min(created_at) from delivery where status in ('queued', 'sending')) as oldest,
                       count(*) filter (where sent_at > now() - interval '1 minute') as last_minute,
                       count(*) as last_hour
                  from delivery
                 where sent_at > now() - interval '1 hour'
                """);
    }

    private Backlog ask(String question) {
        return jdbc.sql(question).query((row, index) -> backlog(row)).single();
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Backlog(
                row.getLong("waiting"),
                oldest == null ? null : oldest.toInstant(),
                row.getLong("last_minute"),
                row.getLong("last_hour"));
    }
}
