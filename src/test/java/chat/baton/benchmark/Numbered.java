package chat.baton.benchmark;

import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Twenty numbered messages of one customer as fast as they are acknowledged; ten customers, one after the other. */
final class Numbered implements Term.Trial {

    private static final int MESSAGES = 20;
    private static final int CUSTOMERS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final IntFunction<String> SAID = number -> "Item " + number + " of " + MESSAGES;

    @Override
    public Outcome on(Stage stage, Machine machine, Duration length) throws Exception {
        flow().deploy(stage.nodes);
        var session = LivePage.signIn(stage.address());
        var page = new LivePage(stage.address(), session);
        var found = new Found();
        List<Talk> talks = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            var talk = new Talk(stage.nodes, stage.provider);
            talks.add(talk);
            found.answered += answered(talk, found);
            var conversation = stage.database
                    .strings("select id::text from conversation where recipient = ?", talk.id())
                    .get(0);
            found.stored += inOrder(transcript(stage, conversation));
            found.shown += inOrder(shown(stage, session, conversation));
            awaitNewest(stage, page, conversation, found);
        }
        found.wrong.addAll(page.faults());
        page.close();
        return found.outcome(new Audit(stage.database, stage.provider, talks, List.of()).reconcile(PATIENCE, true));
    }

    private static final class Found {

        private int answered;
        private int stored;
        private int shown;
        private double slowest;
        private final List<String> wrong = new ArrayList<>();

        private Outcome outcome(Audit.Findings books) {
            var all = CUSTOMERS * MESSAGES;
            return new Outcome(
                    List.of(
                            Limit.told("messages", all),
                            new Limit("not stored in order", all - stored, 0.0),
                            new Limit("not answered in order", all - answered, 0.0),
                            new Limit("not shown in order", all - shown, 0.0),
                            Limit.told("the slowest twenty were answered after, ms", slowest)),
                    books,
                    wrong);
        }
    }

    /** Each answer repeats what was said. */
    private static DrawnFlow flow() {
        var flow = new DrawnFlow("numbered").asks("Which items?", "item1");
        for (int number = 2; number <= MESSAGES; number++) {
            flow.asks("Noted: ${item%d}. Next?".formatted(number - 1), "item" + number);
        }
        return flow.says("Noted: ${item%d}. Next?".formatted(MESSAGES));
    }

    private static int answered(Talk talk, Found found) throws InterruptedException {
        talk.says("numbered");
        if (!talk.hears("Which items?", PATIENCE)) {
            found.wrong.add("no answer to " + talk.id());
            return 0;
        }
        var start = System.nanoTime();
        for (int number = 1; number <= MESSAGES; number++) {
            talk.says(SAID.apply(number));
        }
        var answered = 0;
        while (answered < MESSAGES && talk.hears("Noted: " + SAID.apply(answered + 1) + ".", PATIENCE)) {
            answered++;
        }
        found.slowest = Math.max(found.slowest, (System.nanoTime() - start) / 1e6);
        return answered;
    }

    private static String transcript(Stage stage, String conversation) throws InterruptedException {
        return stage.nodes
                .ask("agent-1", "GET", "/api/v1/conversations/" + conversation + "/messages", "")
                .orElseThrow()
                .body();
    }

    private static String shown(Stage stage, String session, String conversation) throws InterruptedException {
        return stage.nodes
                .send(
                        "/conversations/" + conversation + "/talk",
                        HttpRequest.newBuilder().header("Cookie", "JSESSIONID=" + session))
                .orElseThrow()
                .body();
    }

    /** How many follow one another, from the first on; each is repeated by its answer, which comes later. */
    private static int inOrder(String text) {
        var places = IntStream.rangeClosed(1, MESSAGES)
                .map(number -> text.indexOf(SAID.apply(number)))
                .toArray();
        var count = 0;
        while (count < MESSAGES && places[count] >= 0 && (count == 0 || places[count] > places[count - 1])) {
            count++;
        }
        return count;
    }

    /** The open page is told of the last one, and of no older one after it. */
    private static void awaitNewest(Stage stage, LivePage page, String conversation, Found found)
            throws InterruptedException, SQLException {
        var newest = Map.of(
                conversation,
                Integer.valueOf(stage.database
                        .strings("select last_number::text from conversation where id::text = ?", conversation)
                        .get(0)));
        for (int tries = 0; !page.knows(newest); tries++) {
            if (tries == 100) {
                found.wrong.add("the open page does not know message " + newest);
                return;
            }
            Thread.sleep(50);
        }
    }
}
