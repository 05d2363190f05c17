package chat.baton.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ten thousand conversations, each in the middle of a flow, are resolved at once, portion by portion, while others write on by
 * the clock.
 */
final class InBulk implements Term.Trial {

    private static final int CONVERSATIONS = Integer.getInteger("baton.benchmark.conversations", 10_000);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IN_A_WEBHOOK = 100;
    private static final int RATE = 20;
    private static final int CUSTOMERS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Without anything else going on, so long or until the length is over. */
    private static final Duration IDLE = Duration.ofMinutes(2);

    @Override
    public Outcome on(Stage stage, Machine machine, Duration length) throws Exception {
        var shoppers = stage.shoppersAtTheSummary(CUSTOMERS, stage.provider);
        var crowd = crowd(stage);
        var books = new Audit(stage.database, stage.provider, all(crowd, shoppers), List.of());
        awaitQuiet(stage);
        var end = System.nanoTime() + Math.min(length.toNanos(), IDLE.toNanos());
        var idle = stage.load().written(shoppers, RATE, () -> System.nanoTime() < end);
        var quietSince = Instant.now();
        var start = System.nanoTime();
        var resolving = CompletableFuture.supplyAsync(() -> resolved(stage, crowd, quietSince));
        var meanwhile = stage.load().written(shoppers, RATE, () -> !resolving.isDone());
        var refused = resolving.get();
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(
                List.of(
                        Limit.told("conversations", crowd.size()),
                        Limit.told("resolved/s", crowd.size() / seconds),
                        new Limit("left open", crowd.size() - count(stage, crowd), 0.0),
                        Limit.told("webhook p99 before, ms", idle.webhook().p99()),
                        new Limit(
                                "meanwhile, ms",
                                meanwhile.webhook().p99(),
                                2 * idle.webhook().p99()),
                        Limit.told("cores of others", meanwhile.others())),
                books.reconcile(PATIENCE, true),
                refused);
    }

    private static List<Customer> all(List<Talk> crowd, List<Shopper> shoppers) {
        List<Customer> all = new ArrayList<>(crowd);
        all.addAll(shoppers);
        return all;
    }

    /** Each has said what they want to buy. */
    private static List<Talk> crowd(Stage stage) throws InterruptedException {
        List<Talk> all = new ArrayList<>();
        while (all.size() < CONVERSATIONS) {
            var some = IntStream.range(0, Math.min(IN_A_WEBHOOK, CONVERSATIONS - all.size()))
                    .mapToObj(n -> new Talk(stage.nodes, stage.provider))
                    .toList();
            Talk.together(some, "VASE");
            all.addAll(some);
        }
        return all;
    }

    private static void awaitQuiet(Stage stage) throws SQLException, InterruptedException {
        var left =
                """
                select 'event' from inbound_event where status = 'new'
                union all select 'delivery' from delivery where status in ('queued', 'sending') limit 1
                """;
        for (int tries = 0; !stage.database.strings(left).isEmpty(); tries++) {
            if (tries > PATIENCE.toMillis() / 200) {
                throw new IllegalStateException("Not all are answered");
            }
            Thread.sleep(200);
        }
    }

    /** Those at the step the crowd is at, which the others have passed. @return what was refused, in words */
    private static List<String> resolved(Stage stage, List<Talk> crowd, Instant quietSince) {
        try {
            var step = stage.database
                    .strings(
                            "select step from conversation where recipient = ?",
                            crowd.get(0).id())
                    .get(0);
            String cursor = null;
            do {
                var wanted = JSON.createObjectNode().put("quietSince", quietSince.toString());
                wanted.put("step", step).put("cursor", cursor);
                var answer = stage.nodes.post("merchant", "/api/v1/conversations/resolve", wanted.toString());
                if (answer.filter(it -> it.statusCode() == 200).isEmpty()) {
                    return List.of("A portion is answered with " + answer.map(it -> it.statusCode() + it.body()));
                }
                cursor = JSON.readTree(answer.get().body()).path("next").textValue();
            } while (cursor != null);
            return List.of();
        } catch (SQLException | InterruptedException | JsonProcessingException e) {
            return List.of(e.toString());
        }
    }

    private static int count(Stage stage, List<Talk> crowd) throws SQLException {
        return stage.database
                .strings(
                        "select id::text from conversation where status = 'resolved' and flow_instance is null and recipient = any(string_to_array(?, ','))",
                        ids(crowd))
                .size();
    }

    private static String ids(List<Talk> crowd) {
        return crowd.stream().map(Talk::id).collect(Collectors.joining(","));
    }
}
