package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.core.MerchantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Hearing of every change once, whoever makes it and in whatever order commits come. */
class ChangesModuleTests extends ConversationContext {

    private static final int MOST = 100;

    @Autowired
    Changes changes;

    @Autowired
    Tags tags;

    /** Of this test's merchant only: other tests write to the same database. */
    private Map<ConversationId, MerchantId> since(Mark mark) {
        var told = new HashMap<>(changes.since(mark, MOST).orElseThrow().changed());
        told.values().removeIf(shop -> !shop.equals(merchant));
        return told;
    }

    private void tellsOf(ConversationId id, Runnable deed) {
        var before = changes.now();
        deed.run();
        assertThat(since(before)).containsOnlyKeys(id);
        assertThat(since(changes.now())).isEmpty();
    }

    @Test
    void tellsOfEverythingThatChangesAConversation() {
        var before = changes.now();
        var id = wrote(anna, "hello").id();
        assertThat(since(before)).containsExactly(Map.entry(id, merchant));

        tellsOf(id, () -> conversations.receive(says(anna, "again")));
        tellsOf(id, () -> says(id, Author.BOT, "Good morning"));
        tellsOf(id, () -> conversations.note(id, "Looked at"));
        tellsOf(id, () -> conversations.hand(id, HELD_BY_BEN, ""));
        tellsOf(id, () -> conversations.step(id, new Step("checkout", 1, "Task_Ask", "Ask", null, false)));
        tellsOf(id, () -> conversations.introduced(of(anna).customer().id(), "Anna", null));
        tellsOf(id, () -> conversations.reacted(id, 1, "👍"));
        tellsOf(id, () -> tags.tag(id, "VIP"));
        tellsOf(id, () -> tags.untag(id, "VIP"));
        tellsOf(id, () -> conversations.resolve(id));
        conversations.receive(says(anna, "m-1", Content.text("tpyo")));
        tellsOf(id, () -> conversations.edited(anna, "m-1", Content.text("typo"), Instant.now()));
        tellsOf(id, () -> conversations.deleted(anna, "m-1", Instant.now()));
    }

    @Test
    void tellsNothingOfWhatIsNotCommittedOrTakenBack() {
        var id = wrote(anna, "hello").id();
        var before = changes.now();

        transaction.executeWithoutResult(status -> {
            conversations.note(id, "never");
            status.setRollbackOnly();
        });

        assertThat(since(before)).isEmpty();
    }

    @Test
    void tellsWhatIsCommittedWhileAnEarlierTransactionIsUnderWayAndThenThatToo() throws Exception {
        var slow = wrote(anna, "hello").id();
        var quick = wrote(customer("carl"), "hello").id();
        var before = changes.now();
        var written = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var threads = Executors.newSingleThreadExecutor();
        try {
            var under = threads.submit(() -> transaction.executeWithoutResult(status -> {
                conversations.note(slow, "slow");
                written.countDown();
                awaitQuietly(mayEnd);
            }));
            written.await();
            conversations.note(quick, "quick");

            var first = changes.since(before, MOST).orElseThrow();
            assertThat(first.changed()).containsKey(quick).doesNotContainKey(slow);
            assertThat(since(first.until())).isEmpty();

            mayEnd.countDown();
            under.get();
            assertThat(since(first.until())).containsOnlyKeys(slow);
        } finally {
            mayEnd.countDown();
            threads.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void missesNothingAndRepeatsNothingWhileManyWrite() throws Exception {
        var ids = IntStream.range(0, 8)
                .mapToObj(n -> wrote(customer("c-" + n), "0").id())
                .toList();
        var start = changes.now();
        var threads = Executors.newSingleThreadExecutor();
        try {
            var writing = threads.submit(() -> {
                together(IntStream.range(0, 200)
                        .<Runnable>mapToObj(n -> () -> conversations.note(ids.get(n % 8), "n"))
                        .toList());
                return null;
            });
            var seen = follow(start, writing);
            ids.forEach(id -> assertThat(seen.get(id)).isEqualTo(now(id).lastNumber()));
        } finally {
            threads.shutdownNow();
        }
    }

    /** The highest number seen of each conversation, looked up after it was told, as a screen does. */
    private Map<ConversationId, Integer> follow(Mark from, Future<?> until) throws Exception {
        var seen = new HashMap<ConversationId, Integer>();
        var mark = from;
        boolean over;
        do {
            over = until.isDone();
            var news = changes.since(mark, MOST).orElseThrow();
            for (var told : conversations.find(news.changed().keySet())) {
                var before = seen.put(told.id(), told.lastNumber());
                assertThat(told.lastNumber()).isGreaterThanOrEqualTo(before == null ? 0 : before);
            }
            mark = news.until();
        } while (!over);
        until.get();
        return seen;
    }

    @Test
    void givesUpWhenMoreChangedThanIsWorthTelling() {
        var before = changes.now();
        IntStream.range(0, 4).forEach(n -> wrote(customer("c-" + n), "hello"));

        assertThat(changes.since(before, 3)).isEmpty();
        assertThat(changes.since(before, MOST)).isPresent();
    }

    @Test
    void knowsAMarkThatIsNotOfThisDatabase() {
        assertThat(changes.since(new Mark("900000000000000:900000000000000:"), MOST))
                .isEmpty();
    }

    @Test
    void whatWasRestoredFromAnotherDatabaseIsNotTold() {
        var id = wrote(anna, "hello").id();
        jdbc.sql("alter table conversation disable trigger conversation_changes")
                .update();
        jdbc.sql("update conversation set changed_in = '900000000000000' where id = ?")
                .param(id.value())
                .update();
        jdbc.sql("alter table conversation enable trigger conversation_changes").update();

        assertThat(since(changes.now())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:1:", "10:20:", "10:20:10", "10:20:10,14,19", "123456789012345678:123456789012345678:"})
    void readsAMark(String value) {
        assertThat(new Mark(value)).hasToString(value);
        assertThat(jdbc.sql("select ?::pg_snapshot::text")
                        .param(value)
                        .query(String.class)
                        .single())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "::",
                "1",
                "1:1",
                "0:1:",
                "2:1:",
                "10:20:9",
                "10:20:20",
                "10:20:12,11",
                "10:20:12,12",
                "10:20:12,",
                "-1:2:",
                "1:2:'",
                "1234567890123456789:1234567890123456789:",
                "１:１:"
            })
    void refusesAMarkThatIsNone(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mark(value)).withMessage("Not a mark");
    }
}
