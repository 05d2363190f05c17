package chat.baton.conversation;

import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A filter as SQL. Each merchant's conversations, and of them the open and the resolved, are read in the order of an index of
 * their own and only as many as the page needs, then merged.
 */
final class FilterSql {

    private static final List<String> HOLDERS = List.of("bot", "queue", "agent");

    private final ConversationFilter filter;
    private final Cursor from;

    FilterSql(ConversationFilter filter, Cursor from) {
        this.filter = filter;
        this.from = from;
    }

    /** Rows of {@code conversation} that belong to the filter, as many as {@code :scope}, from the cursor on. */
    String newest() {
        return """
                select c.*
                  from unnest(:merchants::text[]) shop (merchant)
                 cross join lateral (%s) c
                 order by c.last_at desc, c.id desc
                 limit :scope
                """
                .formatted(statuses().stream().map(this::newest).collect(Collectors.joining("\nunion all\n")));
    }

    private List<String> statuses() {
        return filter.status() == null ? List.of("open", "resolved") : List.of(filter.status());
    }

    /** The status is written out, and so is the holder: only then does the planner know the index that holds only those. */
    private String newest(String status) {
        return """
                (select c.*
                   from conversation c
                  where c.merchant_id = shop.merchant and c.status = '%s' and %s
                  order by c.last_at desc, c.id desc
                  limit :scope)
                """
                .formatted("resolved".equals(status) ? "resolved" : "open", conditions());
    }

    /** What a row of {@code conversation c} has to be like, apart from merchant and status. */
    String conditions() {
        return "(c.last_at, c.id) < (:at, :id)"
                + holder()
                + (filter.channel() == null ? "" : " and c.channel = :channel")
                + (filter.agent() == null ? "" : " and c.holder = 'agent' and c.agent = :agent")
                + (filter.flow() == null ? "" : " and c.flow = :flow")
                + (filter.step() == null ? "" : " and c.step = :step")
                + (filter.tag() == null
                        ? ""
                        : " and exists (select 1 from conversation_tag t where t.conversation_id = c.id and t.tag = :tag)");
    }

    private String holder() {
        var holder = filter.holder();
        if (holder == null) {
            return "";
        }
        return HOLDERS.contains(holder) ? " and c.holder = '" + holder + "'" : " and false";
    }

    String status() {
        return filter.status() == null ? "" : " and c.status = :status";
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, int scope) {
        return sql.param("merchants", names(filter.merchants()))
                .param("at", ConversationTable.timestamp(from.at()))
                .param("id", from.id())
                .param("scope", scope)
                .param("status", filter.status())
                .param("channel", filter.channel())
                .param("agent", filter.agent() == null ? null : filter.agent().value())
                .param("flow", filter.flow())
                .param("step", filter.step())
                .param("tag", filter.tag());
    }

    static String[] names(Set<MerchantId> merchants) {
        return merchants.stream().map(MerchantId::value).toArray(String[]::new);
    }
}
