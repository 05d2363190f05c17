package chat.baton.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A customer who writes by signed webhooks and says nothing more until the answer is there. */
final class Shopper implements Customer {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The whole way to the question whether everything is right. */
    private static final List<Step> ORDERS = List.of(
            new Step("VASE", "How many"),
            new Step("1", "full name"),
            new Step("Anna Meier", "e-mail"),
            new Step("anna@example.com", "phone"),
            new Step("+49 30 901820", "Where"),
            new Step("Lindenweg 7, 10969 Berlin", "deliver"),
            new Step("Standard", "Is everything right?"));

    /** Changes the name again and again: three questions of a checkout, three answers that fit, nothing ends. */
    static final List<Step> CHANGES_THE_NAME = List.of(
            new Step("Change something", "What would you like to change?"),
            new Step("Name", "name"),
            new Step("Anna Meier", "Is everything right?"));

    /** @param at when it came, by {@link System#nanoTime} */
    private record Reply(String body, long at) {}

    private final Dialect dialect;
    private final String id;
    private final List<String> said = new ArrayList<>();
    private final BlockingQueue<Reply> heard = new LinkedBlockingQueue<>();
    private final Map<String, Long> saidAt = new ConcurrentHashMap<>();
    private final URI node;
    private String lastSaid = "";
    private String lastMid = "";
    private int next;

    /** @param node Baton's address */
    Shopper(URI node, Provider provider) {
        this.node = node;
        this.dialect = provider.dialect();
        this.id = dialect.newCustomer();
        provider.tell(id, body -> heard.add(new Reply(body, System.nanoTime())));
    }

    static List<Shopper> several(int count, URI node, Provider provider) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Shopper(node, provider))
                .toList();
    }

    /** Eight at a time. */
    static void allGoToTheSummary(List<Shopper> shoppers) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(8);
        var ways = shoppers.stream()
                .map(shopper -> pool.submit(() -> {
                    shopper.goesToTheSummary();
                    return shopper;
                }))
                .toList();
        for (var way : ways) {
            way.get();
        }
        pool.shutdown();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /** When each of {@link #said} was sent, by {@link System#nanoTime}. */
    Map<String, Long> saidAt() {
        return Map.copyOf(saidAt);
    }

    private void goesToTheSummary() throws InterruptedException {
        for (var step : ORDERS) {
            goes(step);
        }
    }

    /** The next of these, from the first again after the last. */
    Answered goes(List<Step> round) throws InterruptedException {
        return goes(round.get(next++ % round.size()));
    }

    /** The next of these, whatever was answered to the last. */
    Answered writes(List<Step> round) throws InterruptedException {
        var start = System.nanoTime();
        says(round.get(next++ % round.size()).says());
        return new Answered(System.nanoTime() - start, 0, 0);
    }

    private Answered goes(Step step) throws InterruptedException {
        var start = System.nanoTime();
        says(step.says());
        var acknowledged = System.nanoTime();
        return hears(step, start, acknowledged);
    }

    /** Each the next of these, all in one webhook of Messenger; returns when all are answered. */
    static List<Answered> allGo(List<Shopper> together, List<Step> round) throws InterruptedException {
        var steps = together.stream()
                .map(one -> round.get(one.next++ % round.size()))
                .toList();
        List<Map<String, Object>> events = new ArrayList<>();
        var start = System.nanoTime();
        for (int place = 0; place < steps.size(); place++) {
            events.add(together.get(place).saying(steps.get(place).says()));
        }
        together.get(0).post(Meta.envelope(events));
        together.forEach(Shopper::acknowledged);
        var acknowledged = System.nanoTime();
        List<Answered> answered = new ArrayList<>();
        for (int place = 0; place < steps.size(); place++) {
            answered.add(together.get(place).hears(steps.get(place), start, acknowledged));
        }
        return answered;
    }

    private Map<String, Object> saying(String text) {
        begins(text);
        return Meta.said(id, lastMid, text, System.currentTimeMillis());
    }

    private void begins(String text) {
        lastSaid = text;
        lastMid = "m_" + UUID.randomUUID();
        saidAt.put(lastMid, System.nanoTime());
    }

    private void acknowledged() {
        synchronized (said) {
            said.add(lastMid);
        }
    }

    void says(String text) throws InterruptedException {
        begins(text);
        post(dialect.said(id, lastMid, text));
        acknowledged();
    }

    /** @throws IllegalStateException when it is not acknowledged, and so no talk can go on */
    private void post(byte[] webhook) throws InterruptedException {
        try {
            var answer = HTTP.send(dialect.signed(node, webhook), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The webhook was answered with " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answered hears(Step step, long start, long acknowledged) throws InterruptedException {
        for (int replies = 1; ; replies++) {
            var reply = heard.poll(60, TimeUnit.SECONDS);
            if (reply == null) {
                throw new IllegalStateException(
                        id + " waits in vain for \"" + step.reply() + "\" after \"" + lastSaid + "\"");
            }
            if (reply.body().contains(step.reply())) {
                return new Answered(acknowledged - start, reply.at() - start, replies);
            }
        }
    }
}
