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

    private final Dialect dialect;
    private final String id;
    private final List<String> said = new ArrayList<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Map<String, Long> saidAt = new ConcurrentHashMap<>();
    private final URI node;
    private String lastSaid = "";
    private int next;

    /** @param node Baton's address */
    Shopper(URI node, Provider provider) {
        this.node = node;
        this.dialect = provider.dialect();
        this.id = dialect.newCustomer();
        provider.tell(id, heard::add);
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
        var replies = hears(step.reply());
        return new Answered(acknowledged - start, System.nanoTime() - start, replies);
    }

    void says(String text) throws InterruptedException {
        var mid = "m_" + UUID.randomUUID();
        var request = dialect.signed(node, dialect.said(id, mid, text));
        saidAt.put(mid, System.nanoTime());
        try {
            var status =
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("The webhook was answered with " + status);
            }
            synchronized (said) {
                said.add(mid);
            }
            lastSaid = text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return how many messages it took */
    private int hears(String words) throws InterruptedException {
        for (int replies = 1; ; replies++) {
            var body = heard.poll(60, TimeUnit.SECONDS);
            if (body == null) {
                throw new IllegalStateException(id + " waits in vain for \"" + words + "\" after \"" + lastSaid + "\"");
            }
            if (body.contains(words)) {
                return replies;
            }
        }
    }
}
