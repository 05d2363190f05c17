package chat.baton.conversation;

import chat.baton.conversation.Ending.Outcome;
import chat.baton.conversation.Figures.Here;
import chat.baton.conversation.Figures.Passage;
import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code flow_run}, and who is in a flow now. */
@Repository
class RunTable {

    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Here> here(MerchantId merchant, Instant quietSince) {
        return jdbc.sql(
                        """
                        select flow, max(flow_name) as flow_name, step_flow, step, max(step_name) as step_name,
                               count(*) as customers,
                               count(*) filter (where holder = 'queue') as waiting,
                               count(*) filter (where holder = 'agent') as held,
                               count(*) filter (where holder = 'bot' and coalesce(last_customer_at, last_at) < :quiet) as quiet
                          from conversation
                         where merchant_id = :merchant and flow is not null
                         group by flow, step_flow, step
                         order by flow, step_flow, step
                        """)
                .param("merchant", merchant.value())
                .param("quiet", ConversationTable.timestamp(quietSince))
                .query((row, index) -> new Here(
                        row.getString("flow"),
                        row.getString("flow_name"),
                        spot(row),
                        row.getInt("customers"),
                        row.getInt("waiting"),
                        row.getInt("held"),
                        row.getInt("quiet")))
                .list();
    }

    List<Passage> passages(MerchantId merchant, Period period) {
        return jdbc.sql(
                        """
                        with times as materialized (select :slots::timestamptz[] as slots),
                             recent as materialized (
                          select * from flow_run, times where merchant_id = :merchant and ended_at >= :from)
                        select flow, any_value(flow_name) as flow_name, width_bucket(entered_at, slots) as slot,
                               null as outcome, null as end_event, null as end_name,
                               null as step_flow, null as step, null as step_name, count(*) as customers
                          from recent where entered_at >= :from
                         group by flow, 3
                        union all
                        select flow, any_value(flow_name), width_bucket(ended_at, slots), outcome, end_event, any_value(end_name),
                               step_flow, step, any_value(step_name), count(*)
                          from recent where ended_at < 'infinity'
                         group by flow, 3, outcome, end_event, step_flow, step
                        """)
                .param("merchant", merchant.value())
                .param("from", ConversationTable.timestamp(period.from()))
                .param("slots", period.slots().stream().map(Instant::toString).toArray(String[]::new))
                .query((row, index) -> new Passage(
                        row.getString("flow"),
                        row.getString("flow_name"),
                        row.getInt("slot") - 1,
                        ending(row),
                        spot(row),
                        row.getInt("customers")))
                .list();
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new Ending(Outcome.of(outcome), row.getString("end_event"), row.getString("end_name"));
    }

    static @Nullable Spot spot(ResultSet row) throws SQLException {
        var step = row.getString("step");
        return step == null ? null : new Spot(row.getString("step_flow"), step, row.getString("step_name"));
    }
}
