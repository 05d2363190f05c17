package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One, two and three nodes on one durable database, with the same customers and agents. With each number the books are balanced,
 * the customers' messages are in order, and a page open at each node has been told of every conversation's last message and of
 * no older one after it. On one machine more nodes do not make it faster; they share its processors. Prints a row for each and
 * writes {@code target/benchmark/nodes.json}.
 *
 * <pre>mvn -q test -Dtest=NodesBenchmark</pre>
 */
class NodesBenchmark {

    private static final int MOST = 3;
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("baton.benchmark.seconds", 40));

    /**
     * @param acknowledged messages by customers and agents
     * @param each         processor time of each node, in ms
     */
    record Row(
            int nodes,
            int acknowledged,
            double perSecond,
            int lost,
            int doubled,
            int oldTurn,
            List<Long> each,
            List<String> wrong) {

        boolean isRight() {
            return lost == 0 && doubled == 0 && oldTurn == 0 && wrong.isEmpty();
        }

        @Override
        public String toString() {
            return "%d nodes  acknowledged %6d, %5.0f/s  lost %d  doubled %d  old turn %d  ms of each %s  %s"
                    .formatted(
                            nodes,
                            acknowledged,
                            perSecond,
                            lost,
                            doubled,
                            oldTurn,
                            each,
                            isRight() ? "streams equal, in order" : "WRONG " + wrong);
        }
    }

    @TempDir
    Path folder;

    private final List<Row> rows = new ArrayList<>();

    @Test
    void nodesShareTheWorkAndNothingIsLost() throws Exception {
        try (var stage = new Stage("nodes", folder.resolve("database"), MOST, FiveKillsTests.QUICK_START, List.of())) {
            for (int nodes = 1; nodes <= MOST; nodes++) {
                stage.nodes.start(IntStream.range(0, nodes).toArray());
                if (nodes == 1) {
                    stage.restock();
                }
                var row = work(stage, nodes);
                rows.add(row);
                System.out.println(row);
            }
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of("target", "benchmark", "nodes.json").toFile(), rows);
        assertThat(rows).allMatch(Row::isRight);
    }

    private static Row work(Stage stage, int nodes) throws Exception {
        var begin = stage.database.strings("select now()::text").get(0);
        var pages = pages(stage, nodes);
        var before = spent(stage, nodes);
        try (var crowd = stage.new Crowd(16, true, Duration.ofMillis(20))) {
            Thread.sleep(LENGTH.toMillis());
            crowd.fallsSilent();
            var found = crowd.reconcile(Duration.ofMinutes(2), true);
            var wrong = new ArrayList<>(found.wrong());
            wrong.addAll(found.lost());
            wrong.addAll(found.oldTurn());
            wrong.addAll(unequal(stage.database, begin, pages));
            var after = spent(stage, nodes);
            return new Row(
                    nodes,
                    found.acknowledged(),
                    found.acknowledged() / (double) LENGTH.toSeconds(),
                    found.lost().size(),
                    found.doubled().size(),
                    found.oldTurn().size(),
                    IntStream.range(0, nodes)
                            .mapToObj(node -> after.get(node) - before.get(node))
                            .toList(),
                    wrong);
        }
    }

    private static List<LivePage> pages(Stage stage, int nodes) throws Exception {
        List<LivePage> pages = new ArrayList<>();
        var session = LivePage.signIn(address(stage, 0));
        for (int node = 0; node < nodes; node++) {
            pages.add(new LivePage(address(stage, node), session));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> pages.stream().allMatch(LivePage::isOpen));
        return pages;
    }

    private static URI address(Stage stage, int node) {
        return stage.nodes.get(node).address("/");
    }

    /** Each page has to know what has been said last. */
    private static List<String> unequal(Database database, String begin, List<LivePage> pages) throws SQLException {
        var newest = newest(database, begin);
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> pages.stream().allMatch(page -> page.knows(newest)));
        } catch (ConditionTimeoutException late) {
            return List.of("not every page knows all last messages");
        }
        return pages.stream().flatMap(page -> page.faults().stream()).toList();
    }

    private static Map<String, Integer> newest(Database database, String begin) throws SQLException {
        var newest = new HashMap<String, Integer>();
        for (var row : database.strings(
                "select id || ' ' || last_number from conversation where last_at > ?::timestamptz", begin)) {
            var fields = row.split(" ");
            newest.put(fields[0], Integer.parseInt(fields[1]));
        }
        return newest;
    }

    private static List<Long> spent(Stage stage, int nodes) throws IOException {
        List<Long> spent = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            spent.add(Cpu.ofTree(stage.nodes.get(node).pid()));
        }
        return spent;
    }
}
