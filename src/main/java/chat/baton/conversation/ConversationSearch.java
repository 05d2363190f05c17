package chat.baton.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conversations by what was said in them or by whom. */
@Repository
class ConversationSearch {

    /** How far the newest conversations are read word by word before the index of words is asked. */
    private static final int NEAR = 500;

    private static final int NEAR_MESSAGES = 5000;

    /** More messages than these are not looked at, though they may have the words. */
    private static final int FAR_MESSAGES = 3000;

    private static final Comparator<Found> NEWEST = Comparator.comparing(
                    (Found found) -> found.conversation().lastAt())
            .thenComparing(found -> found.conversation().id().toString())
            .reversed();

    private final JdbcClient jdbc;
    private final ConversationRow row = new ConversationRow();

    ConversationSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Words that are in many messages are found soon where people look first, among the newest; the index would have to name
     * every message there is. Words that are in few the index names at once.
     */
    FoundPage find(ConversationFilter filter, String words, @Nullable String cursor, int limit) {
        var sql = new FilterSql(filter, Cursor.parse(cursor, filter.quietSince()));
        var near = bind(jdbc.sql(NEAR_SQL.formatted(sql.newest())), sql, words, NEAR, limit)
                .param("messages", NEAR_MESSAGES)
                .query(this::near)
                .list();
        var found = near.stream().map(Near::found).toList();
        if (found.size() <= limit && near.stream().noneMatch(Near::isAll)) {
            found = merged(found, far(sql, words, limit));
        }
        var page = PageCut.of(found, limit, Found::conversation);
        return new FoundPage(page.items(), page.next());
    }

    private List<Found> far(FilterSql sql, String words, int limit) {
        return bind(jdbc.sql(FAR_SQL.formatted(sql.conditions(), sql.status())), sql, words, NEAR, limit)
                .param("messages", FAR_MESSAGES)
                .query(this::found)
                .list();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, FilterSql sql, String words, int scope, int limit) {
        return sql.bind(statement, scope).param("words", Words.storable(words)).param("limit", limit + 1);
    }

    /** What was found is looked up in one object: to join it, the planner compares each with each, as it cannot know how many. */
    private static final String NEAR_SQL =
            """
            with sought as materialized (select search_for(:words) as words),
                 near as materialized (%s),
                 seen as materialized (
                   select near.id, m.number, m.words @@ sought.words as hit
                     from near
                    cross join lateral (
                          select conversation_id, number, words from message where conversation_id = near.id
                           order by number desc limit :messages) m
                    cross join sought
                    order by near.last_at desc, near.id desc, m.number desc
                    limit :messages),
                 hit as materialized (
                   select coalesce(jsonb_object_agg(id, number), '{}') as numbers
                     from (select id, max(number) as number from seen where hit group by id) one)
            select c.*, u.external_id, u.name, u.picture_url, u.language,
                   (select text from message m where m.conversation_id = c.id and m.number = c.found_number) as found_text,
                   (select count(*) from seen) < :messages and (select count(*) from near) < :scope as is_all
              from (select near.*, (hit.numbers ->> near.id::text)::int as found_number from near cross join hit) c
              join customer u on u.id = c.customer_id
             cross join sought
             where c.found_number is not null or u.words @@ sought.words
             order by c.last_at desc, c.id desc
             limit :limit
            """;

    /** Each is looked up by its id (the offset sees to it): how few they are the planner cannot know. */
    private static final String FAR_SQL =
            """
            with sought as materialized (select search_for(:words) as words),
                 found as materialized (
                   select id, max(number) as number
                     from (select m.conversation_id as id, m.number
                             from sought cross join messages_with(:merchants, sought.words, :messages) m
                            union all
                           (select v.id, null
                              from sought cross join customer u
                             cross join lateral (select id from conversation where customer_id = u.id offset 0) v
                             where u.merchant_id = any(:merchants) and u.words @@ sought.words
                             limit :messages)) said_or_named
                    group by id)
            select c.*, u.external_id, u.name, u.picture_url, u.language,
                   (select text from message m where m.conversation_id = c.id and m.number = c.found_number) as found_text
              from (select c.*, found.number as found_number
                      from found
                     cross join lateral (select * from conversation v where v.id = found.id offset 0) c
                     where %s %s
                     order by c.last_at desc, c.id desc
                     limit :limit) c
              join customer u on u.id = c.customer_id
             order by c.last_at desc, c.id desc
            """;

    /** @param isAll whether every conversation of the filter was looked at */
    private record Near(Found found, boolean isAll) {}

    private Near near(ResultSet result, int index) throws SQLException {
        return new Near(found(result, index), result.getBoolean("is_all"));
    }

    private Found found(ResultSet result, int index) throws SQLException {
        return new Found(
                row.mapRow(result, index),
                result.getObject("found_number", Integer.class),
                result.getString("found_text"));
    }

    private static List<Found> merged(List<Found> near, List<Found> far) {
        var all = new LinkedHashMap<ConversationId, Found>();
        far.forEach(found -> all.put(found.conversation().id(), found));
        near.forEach(found -> all.put(found.conversation().id(), found));
        return all.values().stream().sorted(NEWEST).toList();
    }
}
