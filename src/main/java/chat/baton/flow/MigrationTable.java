package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.Migrating.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code flow_migration} and {@code migrating}: what is to become, and became, of each conversation. */
@Repository
class MigrationTable {

    private static final String SELECT =
            """
            select m.*,
                   (select count(*) from migrating c where c.migration = m.id) as conversations,
                   (select count(*) from migrating c where c.migration = m.id and c.outcome is not null) as done,
                   (select count(*) from migrating c where c.migration = m.id and c.outcome in ('stays', 'moves')) as gone_over
              from flow_migration m where m.merchant_id = ? and m.flow = ?
            """;

    private final JdbcClient jdbc;

    MigrationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(Migration migration, MerchantId merchant, String flow, List<Migrating> conversations) {
        jdbc.sql("insert into flow_migration values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        migration.id(),
                        merchant.value(),
                        flow,
                        migration.from(),
                        migration.fromShared(),
                        migration.to(),
                        migration.by().value(),
                        migration.at().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        insert into migrating (migration, instance, conversation_id, step, step_name, to_step, to_name)
                        select ?, going.* from unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) going
                        """)
                .params(
                        migration.id(),
                        each(conversations, Migrating::instance),
                        each(conversations, one -> one.conversation().toString()),
                        each(conversations, Migrating::step),
                        each(conversations, Migrating::stepName),
                        each(conversations, Migrating::to),
                        each(conversations, Migrating::toName))
                .update();
    }

    private static @Nullable String[] each(List<Migrating> some, Function<Migrating, @Nullable String> what) {
        return some.stream().map(what).toArray(String[]::new);
    }

    /** As it turned out when it was its turn: the customer may have gone on since. */
    void tell(String migration, Migrating now) {
        jdbc.sql(
                        """
                        update migrating set step = ?, step_name = ?, to_step = ?, to_name = ?, outcome = ?
                         where migration = ? and instance = ?
                        """)
                .params(
                        now.step(),
                        now.stepName(),
                        now.to(),
                        now.toName(),
                        now.outcome() == null ? null : now.outcome().word(),
                        migration,
                        now.instance())
                .update();
    }

    void tell(String migration, String instance, Outcome outcome, @Nullable String why) {
        jdbc.sql("update migrating set outcome = ?, why = ? where migration = ? and instance = ?")
                .params(outcome.word(), why, migration, instance)
                .update();
    }

    /** Newest first, 20 at most. */
    List<Migration> of(MerchantId merchant, String flow) {
        return jdbc.sql(SELECT + " order by started_at desc limit 20")
                .params(merchant.value(), flow)
                .query(MigrationTable::migration)
                .list();
    }

    Optional<Migration> find(MerchantId merchant, String flow, String id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(merchant.value(), flow, id)
                .query(MigrationTable::migration)
                .optional();
    }

    private static Migration migration(ResultSet row, int index) throws SQLException {
        return new Migration(
                row.getString("id"),
                row.getInt("from_version"),
                row.getBoolean("from_shared"),
                row.getInt("to_version"),
                AgentId.of(row.getString("started_by")),
                instant(row),
                row.getInt("conversations"),
                row.getInt("done"),
                row.getInt("gone_over"),
                row.getInt("done") < row.getInt("conversations"));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("started_at", OffsetDateTime.class).toInstant();
    }

    /** Those that were left first. */
    List<Migrating> conversations(String migration) {
        return jdbc.sql(
                        """
                        select * from migrating where migration = ?
                         order by coalesce(outcome, '') in ('stays', 'moves'), outcome is null, step_name, conversation_id
                        """)
                .param(migration)
                .query((row, index) -> new Migrating(
                        ConversationId.of(row.getString("conversation_id")),
                        row.getString("instance"),
                        row.getString("step"),
                        row.getString("step_name"),
                        row.getString("to_step"),
                        row.getString("to_name"),
                        row.getString("outcome") == null ? null : Outcome.of(row.getString("outcome")),
                        row.getString("why")))
                .list();
    }
}
