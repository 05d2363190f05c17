package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.AgentId;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 10,000 conversations: whatever people look for, no table is read through. With a tenth of the messages that the benchmark
 * {@code chat.baton.benchmark.LargeListBenchmark} has, and so counted in rows read instead of in milliseconds.
 */
class LargeListModuleTests extends ConversationContext {

    /** Not all; counting stops at a thousand of each of four kinds, which may lie anywhere. */
    private static final long MOST_SCANNED = LargeList.CONVERSATIONS - 1;

    /** Of each table at most so many rows are read by an index, however many there are. */
    private static final long MOST_FOUND = 30_000;

    @Autowired
    Changes changes;

    private ConversationFilter all() {
        return ConversationFilter.of(Set.of(merchant));
    }

    @Test
    void isNeverReadThrough() {
        var list = LargeList.fill(jdbc, merchant, 9, 10_000);

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
        assertThat(reads(() -> conversations.messages(list.longest(), 9_000))).hasSize(500);
        assertThat(reads(() -> changes.since(changes.now(), 10))).isPresent();
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

    /** PostgreSQL counts what one transaction reads. */
    private <T> T reads(Supplier<T> looking) {
        return transaction.execute(status -> {
            var found = looking.get();
            jdbc.sql(
                            """
                            select relname, seq_tup_read, idx_tup_fetch
                              from pg_stat_xact_user_tables
                             where relname in ('conversation', 'message')
                            """)
                    .query(row -> {
                        assertThat(row.getLong("seq_tup_read"))
                                .as("scanned of " + row.getString("relname"))
                                .isLessThan(MOST_SCANNED);
                        assertThat(row.getLong("idx_tup_fetch"))
                                .as("found of " + row.getString("relname"))
                                .isLessThan(MOST_FOUND);
                    });
            return found;
        });
    }
}
