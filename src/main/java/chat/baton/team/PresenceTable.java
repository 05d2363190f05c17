package chat.baton.team;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code presence} and {@code away}. */
@Repository
class PresenceTable {

    private final JdbcClient jdbc;

    PresenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when nobody has told of the page yet */
    boolean beat(AgentId agent, String page, @Nullable Shown shown, boolean typing, Instant now) {
        return jdbc.sql(
                                """
                        update presence
                           set seen_at = :now,
                               typing_at = case when :typing then :now
                                                when conversation is distinct from :conversation then null
                                                else typing_at end,
                               conversation = :conversation,
                               merchant = :merchant
                         where agent = :agent and page = :page
                        """)
                        .param("agent", agent.value())
                        .param("page", page)
                        .param("conversation", shown == null ? null : shown.conversation(), Types.OTHER)
                        .param(
                                "merchant",
                                shown == null ? null : shown.merchant().value())
                        .param("typing", typing)
                        .param("now", timestamp(now))
                        .update()
                > 0;
    }

    void open(AgentId agent, String page, String name, Set<MerchantId> merchants, Instant now) {
        jdbc.sql(
                        """
                        insert into presence (agent, page, name, merchants, seen_at)
                        values (:agent, :page, :name, :merchants, :now)
                        on conflict do nothing
                        """)
                .param("agent", agent.value())
                .param("page", page)
                .param("name", name)
                .param("merchants", names(merchants))
                .param("now", timestamp(now))
                .update();
    }

    /** Drops pages without a heartbeat since then. */
    void forget(Instant before) {
        jdbc.sql("delete from presence where seen_at < ?")
                .param(timestamp(before))
                .update();
    }

    void close(AgentId agent, String page) {
        jdbc.sql("delete from presence where agent = ? and page = ?")
                .params(agent.value(), page)
                .update();
    }

    void away(AgentId agent, Instant now) {
        jdbc.sql("insert into away (agent, since) values (?, ?) on conflict do nothing")
                .params(agent.value(), timestamp(now))
                .update();
    }

    void back(AgentId agent) {
        jdbc.sql("delete from away where agent = ?").param(agent.value()).update();
    }

    boolean isAway(AgentId agent) {
        return jdbc.sql("select exists (select from away where agent = ?)")
                .param(agent.value())
                .query(Boolean.class)
                .single();
    }

    boolean isOnline(AgentId agent, Instant seenSince) {
        return jdbc.sql(
                        """
                        select exists (select from presence where agent = :agent and seen_at >= :seenSince)
                           and not exists (select from away where agent = :agent)
                        """)
                .param("agent", agent.value())
                .param("seenSince", timestamp(seenSince))
                .query(Boolean.class)
                .single();
    }

    /** Of the conversations they look at only those of these merchants are told. */
    List<Present> of(Set<MerchantId> merchants, Instant seenSince, Instant typedSince) {
        return jdbc.sql(
                        """
                        select p.agent, max(p.name) as name,
                               exists (select from away a where a.agent = p.agent) as away,
                               array_agg(distinct p.conversation) filter (where p.merchant = any(:merchants)) as looks_at,
                               array_agg(distinct p.conversation)
                                   filter (where p.merchant = any(:merchants) and p.typing_at >= :typedSince) as types_in
                          from presence p
                         where p.seen_at >= :seenSince and p.merchants && :merchants::text[]
                         group by p.agent
                         order by name, p.agent
                        """)
                .param("merchants", names(merchants))
                .param("seenSince", timestamp(seenSince))
                .param("typedSince", timestamp(typedSince))
                .query(PresenceTable::present)
                .list();
    }

    private static Present present(ResultSet row, int index) throws SQLException {
        return new Present(
                AgentId.of(row.getString("agent")),
                row.getString("name"),
                row.getBoolean("away"),
                ids(row.getArray("looks_at")),
                ids(row.getArray("types_in")));
    }

    private static Set<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null
                ? Set.of()
                : Arrays.stream((UUID[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] names(Set<MerchantId> merchants) {
        return merchants.stream().map(MerchantId::value).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
