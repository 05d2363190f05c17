package chat.baton.conversation;

import chat.baton.conversation.Figures.HelpFigures;
import chat.baton.conversation.Figures.Helped;
import chat.baton.conversation.Figures.HelpedAt;
import chat.baton.conversation.Figures.HelpedBy;
import chat.baton.conversation.Figures.Said;
import chat.baton.conversation.Figures.Wait;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code help}, and what agents said. */
@Repository
class HelpTable {

    private final JdbcClient jdbc;

    HelpTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In one statement: by step, by flow, by agent, and altogether. */
    HelpFigures figures(MerchantId merchant, Instant since) {
        var collected = new Collected();
        jdbc.sql(
                        """
                        select grouping(step) = 0 as is_step, grouping(flow) = 0 as is_flow, grouping(taken_by) = 0 as is_agent,
                               flow, step_flow, step, max(step_name) as step_name, taken_by,
                               count(*) filter (where asked_at >= :since) as asked,
                               count(*) filter (where taken_at >= :since) as taken,
                               percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from taken_at - asked_at))
                                 filter (where taken_at >= :since and asked_at is not null) as waits,
                               percentile_cont(0.5) within group (order by extract(epoch from over_at - taken_at))
                                 filter (where over_at < 'infinity' and taken_at is not null) as human
                          from help
                         where merchant_id = :merchant and over_at >= :since
                         group by grouping sets ((flow, step_flow, step), (flow), (taken_by), ())
                         order by flow, step_flow, step, taken_by
                        """)
                .param("merchant", merchant.value())
                .param("since", ConversationTable.timestamp(since))
                .query(collected::add);
        return collected.figures();
    }

    private static final class Collected {

        private Helped all = Helped.NOTHING;
        private final List<HelpedAt> flows = new ArrayList<>();
        private final List<HelpedAt> steps = new ArrayList<>();
        private final List<HelpedBy> agents = new ArrayList<>();

        void add(ResultSet row) throws SQLException {
            var helped = helped(row);
            var flow = row.getString("flow");
            var agent = row.getString("taken_by");
            if (row.getBoolean("is_step")) {
                steps.add(new HelpedAt(flow, RunTable.spot(row), helped));
            } else if (row.getBoolean("is_flow")) {
                flows.add(new HelpedAt(flow, null, helped));
            } else if (!row.getBoolean("is_agent")) {
                all = helped;
            } else if (agent != null) {
                agents.add(new HelpedBy(AgentId.of(agent), helped));
            }
        }

        private static Helped helped(ResultSet row) throws SQLException {
            var waits = row.getArray("waits");
            var seconds = waits == null ? new Double[2] : (Double[]) waits.getArray();
            return new Helped(
                    row.getInt("asked"),
                    row.getInt("taken"),
                    new Wait(duration(seconds[0]), duration(seconds[1])),
                    duration(row.getObject("human", Double.class)));
        }

        private static @Nullable Duration duration(@Nullable Double seconds) {
            return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
        }

        HelpFigures figures() {
            return new HelpFigures(all, List.copyOf(flows), List.copyOf(steps), List.copyOf(agents));
        }
    }

    List<Said> said(MerchantId merchant, Instant since) {
        return jdbc.sql(
                        """
                        select author_id, count(*) as messages, count(distinct conversation_id) as conversations
                          from message
                         where merchant_id = ? and at >= ? and author = 'agent' and content ->> 'type' <> 'note'
                         group by author_id
                         order by author_id
                        """)
                .params(merchant.value(), ConversationTable.timestamp(since))
                .query((row, index) -> new Said(
                        AgentId.of(row.getString("author_id")), row.getInt("messages"), row.getInt("conversations")))
                .list();
    }
}
