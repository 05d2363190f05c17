package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.checkout.Sales;
import chat.baton.conversation.Changes;
import chat.baton.conversation.ConversationFilter;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Figures;
import chat.baton.conversation.LargeList;
import chat.baton.conversation.Period;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * 10,000 conversations with 1,000,000 messages, one of them with 50,000: how long the slowest statement takes of the list, the
 * search, the longest transcript and the overview of the last week, each at the median of 20 looks after a few to warm up. None
 * may take 50 ms. That none reads more than it has to is tested with every build, by {@code LargeListModuleTests}.
 *
 * <pre>mvn -q test -Dtest=LargeListBenchmark</pre>
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Stopwatch.class)
@ActiveProfiles("sandbox")
class LargeListBenchmark {

    private static final Duration MOST = Duration.ofMillis(50);
    private static final MerchantId MERCHANT = MerchantId.of("large");

    @Autowired
    Conversations conversations;

    @Autowired
    Changes changes;

    @Autowired
    Figures figures;

    @Autowired
    Sales sales;

    @Autowired
    Stopwatch statements;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Duration> took = new LinkedHashMap<>();

    @Test
    void looksThroughAMillionMessages() {
        var list = LargeList.fill(jdbc, MERCHANT, 95, 50_000);
        jdbc.sql("vacuum analyze message, conversation, flow_run, help").update();
        var all = ConversationFilter.of(Set.of(MERCHANT));
        var first = conversations.list(all, null, 50);

        look("first page", () -> conversations.list(all, null, 50));
        look("second page", () -> conversations.list(all, first.next(), 50));
        look("mine", () -> conversations.list(all.with(AgentId.of("agent-1")), null, 50));
        look("resolved", () -> conversations.list(all.thatAre("resolved"), null, 50));
        look("on one channel", () -> conversations.list(all.on("line"), null, 50));
        look("counts", () -> conversations.counts(Set.of(MERCHANT)));
        look("what changed", () -> changes.since(changes.now(), 500));
        for (var words : new String[] {
            "lamp", "gift", "ancient", "zanzibar", "zanzi", "鞋子", "word17 lamp", "number7776", "nothing"
        }) {
            look("search " + words, () -> conversations.search(all, words, null, 50));
        }
        look("longest transcript", () -> conversations.messages(list.longest(), 49_500));

        var week = new Period(
                List.of(Instant.now().minus(Duration.ofDays(7)), Instant.now().minus(Duration.ofDays(1))));
        look("who is where", () -> figures.here(MERCHANT, week.from()));
        look("who came and went", () -> figures.passages(MERCHANT, week));
        look("who was helped", () -> figures.help(MERCHANT, week.from()));
        look("what agents said", () -> figures.said(MERCHANT, week.from()));
        look("what was sold", () -> sales.since(MERCHANT, week.from()));

        assertThat(took).allSatisfy((what, time) -> assertThat(time).as(what).isLessThan(MOST));
    }

    private void look(String what, Runnable looking) {
        IntStream.range(0, 5).forEach(n -> looking.run());
        statements.start();
        IntStream.range(0, 20).forEach(n -> looking.run());
        var slowest = statements.slowest();
        System.out.printf("%-24s %4d ms, %d statements%n", what, slowest.toMillis(), statements.statements());
        took.put(what, slowest);
    }
}
