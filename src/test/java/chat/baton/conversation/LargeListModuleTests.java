package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 10,000 conversations: whatever people look for, no table is read through. With a tenth of the messages that the benchmark
 * {@code chat.baton.benchmark.LargeListBenchmark} has, counted in rows read instead of in milliseconds.
 */
class LargeListModuleTests extends ConversationContext {

    /** However many there are. Counting stops at a thousand of each kind, which may lie anywhere. */
    private static final Map<String, Long> MOST_READ = Map.of("conversation", 9_000L, "message", 30_000L);

    private static final Period LAST_DAYS = new Period(
            List.of(Instant.now().minus(Duration.ofDays(7)), Instant.now().minus(Duration.ofDays(3))));

    @Autowired
    Changes changes;

    @Autowired
    Figures figures;

    private ConversationFilter all() {
        return ConversationFilter.of(Set.of(merchant));
    }

    @Test
    void isNeverReadThrough() {
        var longest = LargeList.fill(jdbc, merchant, 9, 10_000).longest();

        assertThat(reads(() -> conversations.list(all(), null, 50)).items()).hasSize(50);
        assertThat(reads(() -> conversations.list(all().thatAre("resolved"), null, 50))
                        .items())
                .hasSize(50);
        assertThat(reads(() -> conversations.list(all().with(AgentId.of("agent-1")), null, 50))
                        .items())
                .isNotEmpty();
        assertThat(reads(() -> conversations.counts(Set.of(merchant))))
                .hasEntrySatisfying(merchant, counts -> assertThat(counts.bot()).isEqualTo(Counts.MOST));
        assertThat(reads(() -> conversations.waitingForHelp(Set.of(merchant)))).isNotEmpty();
        assertThat(reads(() -> conversations.messages(longest, 9_000))).hasSize(500);
        assertThat(reads(() -> changes.since(changes.now(), 10))).isPresent();
        assertThat(reads(() -> figures.here(merchant, Instant.now()))).isNotEmpty();
        assertThat(reads(() -> figures.passages(merchant, LAST_DAYS))).isNotEmpty();
        assertThat(reads(() -> figures.help(merchant, LAST_DAYS.from())).steps())
                .isNotEmpty();
        assertThat(reads(() -> figures.said(merchant, LAST_DAYS.from()))).isNotEmpty();
        assertThat(Map.of(
                        "lamp", found("lamp"),
                        "gift", found("gift"),
                        "ancient", found("ancient"),
                        "zanzi", found("zanzi"),
                        "鞋子", found("鞋子"),
                        "number7776", found("number7776"),
                        "nobody", found("nobody said this")))
                .isEqualTo(Map.of(
                        "lamp", 50, "gift", 50, "ancient", 50, "zanzi", 1, "鞋子", 1, "number7776", 1, "nobody", 0));
    }

    private int found(String words) {
        return reads(() -> conversations.search(all(), words, null, 50)).items().size();
    }

    /** PostgreSQL counts what is read. */
    private <T> T reads(Supplier<T> looking) {
        return transaction.execute(status -> {
            var before = read();
            var found = looking.get();
            var after = read();
            after.forEach((table, read) ->
                    assertThat(read - before.getOrDefault(table, 0L)).as(table).isBetween(0L, MOST_READ.get(table)));
            return found;
        });
    }

    private Map<String, Long> read() {
        var read = new HashMap<String, Long>();
        jdbc.sql(
                        """
                        select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows
                          from pg_stat_xact_user_tables
                         where relname in ('conversation', 'message')
                        """)
                .query(row -> {
                    read.put(row.getString("relname"), row.getLong("rows"));
                });
        return read;
    }
}
