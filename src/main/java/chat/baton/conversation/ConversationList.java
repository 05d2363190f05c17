package chat.baton.conversation;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conversations as people look through them. No statement reads more than a bounded part of the tables. */
@Repository
class ConversationList {

    private final JdbcClient jdbc;
    private final ConversationRow row = new ConversationRow();

    ConversationList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ConversationPage list(ConversationFilter filter, @Nullable String cursor, int limit) {
        var sql = new FilterSql(filter, Cursor.parse(cursor, filter.quietSince()));
        var found = sql.bind(
                        jdbc.sql(ConversationTable.SELECT_FROM.formatted("(" + sql.newest() + ")") + IN_ORDER),
                        limit + 1)
                .query(row)
                .list();
        var page = PageCut.of(found, limit, Function.identity());
        return new ConversationPage(page.items(), page.next());
    }

    private static final String IN_ORDER = " order by c.last_at desc, c.id desc";

    List<Conversation> find(Collection<ConversationId> ids) {
        return jdbc.sql(ConversationTable.SELECT + " where c.id = any(?)")
                .param(ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row)
                .list();
    }

    Map<MerchantId, Counts> counts(Set<MerchantId> merchants) {
        var counts = new HashMap<MerchantId, Counts>();
        jdbc.sql(
                        """
                        select shop.merchant,
                               (select count(*) from (select from conversation c where c.merchant_id = shop.merchant
                                   and c.status = 'open' limit :most) o) as open,
                               (select count(*) from (select from conversation c where c.merchant_id = shop.merchant
                                   and c.status = 'open' and c.holder = 'bot' limit :most) b) as bot,
                               (select count(*) from (select from conversation c where c.merchant_id = shop.merchant
                                   and c.holder = 'queue' limit :most) q) as queue,
                               (select count(*) from (select from conversation c where c.merchant_id = shop.merchant
                                   and c.status = 'resolved' limit :most) r) as resolved,
                               held.agents, held.numbers
                          from unnest(:merchants::text[]) shop (merchant)
                         cross join lateral (
                               select array_agg(a.agent) as agents, array_agg(a.number) as numbers
                                 from (select c.agent, count(*)::int as number
                                         from conversation c
                                        where c.merchant_id = shop.merchant and c.holder = 'agent'
                                        group by c.agent) a) held
                        """)
                .param("merchants", FilterSql.names(merchants))
                .param("most", Counts.MOST)
                .query(result -> {
                    counts.put(MerchantId.of(result.getString("merchant")), counts(result));
                });
        return counts;
    }

    private static Counts counts(ResultSet result) throws SQLException {
        var held = new HashMap<AgentId, Integer>();
        if (result.getArray("agents") != null) {
            var agents = (String[]) result.getArray("agents").getArray();
            var numbers = (Integer[]) result.getArray("numbers").getArray();
            for (int at = 0; at < agents.length; at++) {
                held.put(AgentId.of(agents[at]), numbers[at]);
            }
        }
        return new Counts(
                result.getInt("open"), result.getInt("bot"), result.getInt("queue"), result.getInt("resolved"), held);
    }

    int count(ConversationFilter filter, int most) {
        var sql = new FilterSql(filter, Cursor.parse(null, filter.quietSince()));
        return sql.bind(jdbc.sql("select count(*) from (" + sql.newest() + ") c"), most)
                .query(Integer.class)
                .single();
    }

    int held(MerchantId merchant, AgentId agent) {
        return jdbc.sql("select count(*) from conversation where merchant_id = ? and holder = 'agent' and agent = ?")
                .params(merchant.value(), agent.value())
                .query(Integer.class)
                .single();
    }

    List<Place> places(Set<MerchantId> merchants) {
        return jdbc.sql(
                        """
                        select c.flow, max(c.flow_name) as flow_name, max(c.flow_version) as flow_version,
                               '' as flow_instance, c.step, max(c.step_name) as step_name, max(c.step_flow) as step_flow,
                               max(c.step_version) as step_version, null::text as waiting
                          from conversation c
                         where c.merchant_id = any(:merchants) and c.flow is not null
                         group by c.flow, c.step
                         order by 2, 6
                         limit 500
                        """)
                .param("merchants", FilterSql.names(merchants))
                .query((result, index) -> ConversationRow.place(result))
                .list();
    }
}
