package chat.baton.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Many customers write by the clock, in the middle of a checkout, while twenty agents have Live Chat open, take over
 * conversations of others, who write besides, and give them back.
 */
final class BusyDay implements Term.Trial {

    private static final int RATE = Integer.getInteger("baton.benchmark.rate", 120);
    /** For each message a second. */
    private static final double CUSTOMERS = 2.5;

    private static final int AGENTS = 20;

    /** An agent helps somebody else about so often. */
    private static final Duration REST = Duration.ofSeconds(10);

    @Override
    public Outcome on(Stage stage, Machine machine, Duration length) throws Exception {
        var rate = RATE / machine.times();
        var shoppers = stage.shoppersAtTheSummary((int) (CUSTOMERS * rate), stage.provider);
        var agents = new Staff(stage).of(AGENTS);
        var sightings = new Sightings();
        var pages = pages(stage, agents, sightings);
        var begin = System.nanoTime();
        try (var crowd = stage.new Crowd(AGENTS, agents, REST, Duration.ofSeconds(1))) {
            var figures = stage.load().atRate(shoppers, rate, length);
            crowd.fallsSilent();
            var books = crowd.reconcile(Duration.ofMinutes(2), true, shoppers);
            return outcome(figures, seen(stage, shoppers, begin, sightings), books, pages);
        } finally {
            for (var page : pages) {
                page.close();
            }
        }
    }

    private static List<LivePage> pages(Stage stage, List<String> agents, Sightings sightings)
            throws IOException, InterruptedException {
        List<LivePage> pages = new ArrayList<>();
        for (var agent : agents) {
            var session = LivePage.signIn(stage.address(), agent);
            pages.add(new LivePage(stage.address(), session, sightings.another()));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> pages.stream().allMatch(LivePage::isOpen));
        return pages;
    }

    private record Seen(long[] after, long missing) {}

    private static Seen seen(Stage stage, List<Shopper> shoppers, long begin, Sightings sightings) throws SQLException {
        var said = said(stage, shoppers, begin);
        var after = sightings.since(said);
        var count = said.values().stream().mapToInt(Map::size).sum();
        return new Seen(after, (long) count * sightings.pages() - after.length);
    }

    private static final String NUMBERS =
            """
            select c.id || ' ' || m.number || ' ' || m.external_id
              from message m join conversation c on c.id = m.conversation_id
             where m.author = 'customer' and c.recipient = any(string_to_array(?, ','))
            """;

    /** Since the pages are open. */
    private static Map<String, NavigableMap<Integer, Long>> said(Stage stage, List<Shopper> shoppers, long begin)
            throws SQLException {
        var times = new HashMap<String, Long>();
        shoppers.forEach(shopper -> times.putAll(shopper.saidAt()));
        Map<String, NavigableMap<Integer, Long>> said = new HashMap<>();
        var ids = shoppers.stream().map(Shopper::id).collect(Collectors.joining(","));
        for (var row : stage.database.strings(NUMBERS, ids)) {
            var fields = row.split(" ");
            if (times.get(fields[2]) > begin) {
                said.computeIfAbsent(fields[0], first -> new TreeMap<>())
                        .put(Integer.valueOf(fields[1]), times.get(fields[2]));
            }
        }
        return said;
    }

    private static Outcome outcome(Figures figures, Seen seen, Audit.Findings books, List<LivePage> pages) {
        var wrong = new ArrayList<>(
                pages.stream().flatMap(page -> page.faults().stream()).toList());
        if (seen.missing() > 0) {
            wrong.add(seen.missing() + " sights of messages are missing");
        }
        return new Outcome(
                List.of(
                        Limit.told("messages/s", figures.perSecond()),
                        new Limit("reply p99, ms", figures.reply().p99(), 500.0),
                        new Limit(
                                "seen by agents p99, ms",
                                Figures.Times.of(seen.after()).p99(),
                                1000.0),
                        Limit.told("webhook p99, ms", figures.webhook().p99()),
                        Limit.told("cores of Baton and database", figures.cores()),
                        Limit.told("cores of others", figures.others())),
                books,
                wrong);
    }
}
