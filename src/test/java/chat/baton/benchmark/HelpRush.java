package chat.baton.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two hundred customers ask for a person in the same instant. Ten agents take those who have waited longest, as Baton lists them.
 * The merchant wants nobody to hold more than five; each agent tries for seven.
 */
final class HelpRush implements Term.Trial {

    private static final int CUSTOMERS = 200;
    private static final int AGENTS = 10;
    private static final int CAPACITY = 5;
    private static final int HANDS = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    @Override
    public Outcome on(Stage stage, Machine machine, Duration length) throws Exception {
        var agents = new Staff(stage).of(AGENTS);
        limit(stage, String.valueOf(CAPACITY));
        var talks = IntStream.range(0, CUSTOMERS)
                .mapToObj(n -> new Talk(stage.nodes, stage.provider))
                .toList();
        var start = System.nanoTime();
        var asking = inBackground(talks.stream().map(HelpRush::asks).toList());
        var allHaveAsked = new CountDownLatch(1);
        List<Hand> all = new ArrayList<>();
        for (var agent : agents) {
            var desk = new Object();
            IntStream.range(0, HANDS).forEach(n -> all.add(new Hand(agent, desk, stage, talks, allHaveAsked)));
        }
        var working = inBackground(all);
        try {
            join(asking);
            awaitAsked(stage, talks);
        } finally {
            allHaveAsked.countDown();
        }
        join(working);
        limit(stage, "null");
        var help = help(stage, talks);
        return outcome(help, (System.nanoTime() - start) / 1e9, books(stage, talks, all));
    }

    private static void limit(Stage stage, String conversations) throws InterruptedException {
        var answer =
                stage.nodes.ask("merchant", "PUT", "/api/v1/capacity", "{\"conversations\":" + conversations + "}");
        if (answer.filter(it -> it.statusCode() == 200).isEmpty()) {
            throw new IllegalStateException(
                    "The capacity is not set: " + answer.map(it -> it.statusCode() + it.body()));
        }
    }

    private interface Doing {
        void done() throws Exception;
    }

    private static Doing asks(Talk talk) {
        return () -> talk.says("help");
    }

    private List<Thread> inBackground(List<? extends Doing> all) {
        var threads = all.stream()
                .map(doing -> new Thread(() -> {
                    try {
                        doing.done();
                    } catch (Exception e) {
                        faults.add(e);
                    }
                }))
                .toList();
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
        return threads;
    }

    private void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.peek());
        }
    }

    private static void awaitAsked(Stage stage, List<Talk> talks) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (rows(stage, talks).size() < CUSTOMERS) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not all who asked for a person wait for one");
            }
            Thread.sleep(100);
        }
    }

    /** One of an agent's hands: helps one customer after the other until nobody waits. */
    private static final class Hand implements Doing {

        private final String agent;
        private final Object desk;
        private final Stage stage;
        private final BusyAgent hand;
        private final CountDownLatch allHaveAsked;

        /** @param desk one of an agent's hands at a time takes somebody over */
        Hand(String agent, Object desk, Stage stage, List<Talk> talks, CountDownLatch allHaveAsked) {
            this.agent = agent;
            this.desk = desk;
            this.stage = stage;
            this.hand = new BusyAgent(agent, Duration.ZERO, stage.nodes, stage.database, talks);
            this.allHaveAsked = allHaveAsked;
        }

        @Override
        public void done() throws Exception {
            while (true) {
                var mayEnd = allHaveAsked.getCount() == 0;
                var turned = takesWhoWaitedLongest();
                if (turned.taken() != null) {
                    allHaveAsked.await();
                    hand.serves(
                            turned.taken(),
                            Duration.ofMillis(ThreadLocalRandom.current().nextInt(200, 1000)));
                } else if (mayEnd && !turned.anybodyWaits()) {
                    return;
                } else {
                    Thread.sleep(100);
                }
            }
        }

        private record Turned(BusyAgent.@Nullable Taken taken, boolean anybodyWaits) {}

        /** Nobody when another agent was first, or the agent can hold no more: who waits then is asked anew. */
        private Turned takesWhoWaitedLongest() throws IOException, InterruptedException {
            synchronized (desk) {
                var waiting = waiting();
                var taken = waiting.isEmpty() ? Optional.<BusyAgent.Taken>empty() : hand.takesOver(waiting.get(0));
                return new Turned(taken.orElse(null), !waiting.isEmpty());
            }
        }

        private List<String> waiting() throws IOException, InterruptedException {
            var listed =
                    stage.nodes.ask(agent, "GET", "/api/v1/help-requests", "").orElseThrow();
            List<String> ids = new ArrayList<>();
            JSON.readTree(listed.body())
                    .path("items")
                    .forEach(one -> ids.add(one.path("id").asText()));
            return ids;
        }
    }

    /** Times in ms since 1970; infinitely early where nobody had asked, infinitely late where it has not come. */
    private record Help(String agent, double asked, double taken, double over) {}

    private static final String HELP =
            """
            select concat_ws(' ', coalesce(h.taken_by, '-'), extract(epoch from coalesce(h.asked_at, '-infinity')) * 1000,
                             extract(epoch from coalesce(h.taken_at, 'infinity')) * 1000, extract(epoch from h.over_at) * 1000)
              from help h join conversation c on c.id = h.conversation_id
             where c.recipient = any(string_to_array(?, ','))
             order by h.asked_at
            """;

    private static List<String> rows(Stage stage, List<Talk> talks) throws SQLException {
        return stage.database.strings(HELP, talks.stream().map(Talk::id).collect(Collectors.joining(",")));
    }

    private static List<Help> help(Stage stage, List<Talk> talks) throws SQLException {
        return rows(stage, talks).stream()
                .map(row -> row.split(" "))
                .map(row -> new Help(
                        row[0], Double.parseDouble(row[1]), Double.parseDouble(row[2]), Double.parseDouble(row[3])))
                .toList();
    }

    private static Audit.Findings books(Stage stage, List<Talk> talks, List<Hand> all) throws SQLException {
        var hands = all.stream().map(one -> one.hand).toList();
        return new Audit(stage.database, stage.provider, talks, hands).reconcile(PATIENCE, true);
    }

    private static Outcome outcome(List<Help> help, double seconds, Audit.Findings books) {
        var asked = help.stream()
                .filter(one -> one.asked() > Double.NEGATIVE_INFINITY)
                .toList();
        var nobodyCame = CUSTOMERS
                - asked.stream()
                        .filter(one -> one.taken() < Double.POSITIVE_INFINITY)
                        .count();
        return new Outcome(
                List.of(
                        Limit.told("requests", asked.size()),
                        new Limit("nobody came", nobodyCame, 0.0),
                        new Limit("most held by an agent at any time", mostHeld(help), (double) CAPACITY),
                        new Limit("overtaken while all waited", overtaken(help), 0.0),
                        Limit.told("all over after, s", seconds)),
                books,
                List.of());
    }

    /** At each takeover, of all that the agent holds then. */
    private static int mostHeld(List<Help> help) {
        return help.stream()
                .mapToInt(one -> (int) help.stream()
                        .filter(other -> other.agent().equals(one.agent()))
                        .filter(other -> other.taken() <= one.taken() && other.over() > one.taken())
                        .count())
                .max()
                .orElse(0);
    }

    /** How many had to see somebody who had asked later taken before them, once the last had asked. */
    private static long overtaken(List<Help> help) {
        var allAsked = help.stream().mapToDouble(Help::asked).max().orElse(0);
        var rest = help.stream()
                .filter(one -> one.taken() > allAsked && one.asked() > Double.NEGATIVE_INFINITY)
                .toList();
        return rest.stream()
                .filter(one ->
                        rest.stream().anyMatch(other -> other.asked() > one.asked() && other.taken() < one.taken()))
                .count();
    }
}
