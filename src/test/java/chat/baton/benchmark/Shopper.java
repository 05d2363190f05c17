package chat.baton.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A customer who writes by signed webhooks and says nothing more until the answer is there. */
final class Shopper {

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

    private final String id = "load-" + UUID.randomUUID();
    private final List<String> said = new ArrayList<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final URI webhook;
    private int next;

    Shopper(URI webhook, Provider provider) {
        this.webhook = webhook;
        provider.tell(id, heard::add);
    }

    String id() {
        return id;
    }

    /** What was acknowledged, in order. */
    List<String> said() {
        return List.copyOf(said);
    }

    void goesToTheSummary() throws InterruptedException {
        for (var step : ORDERS) {
            goes(step);
        }
    }

    /** The next of these, from the first again after the last. */
    Answered goes(List<Step> round) throws InterruptedException {
        return goes(round.get(next++ % round.size()));
    }

    private Answered goes(Step step) throws InterruptedException {
        var start = System.nanoTime();
        says(step.says());
        var acknowledged = System.nanoTime();
        var replies = hears(step.reply());
        return new Answered(acknowledged - start, System.nanoTime() - start, replies);
    }

    private void says(String text) throws InterruptedException {
        var body = Meta.envelope(List.of(Meta.said(id, "m_" + UUID.randomUUID(), text, System.currentTimeMillis())));
        var request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", Meta.signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            var status =
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("The webhook was answered with " + status);
            }
            said.add(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return how many messages it took */
    private int hears(String words) throws InterruptedException {
        for (int replies = 1; ; replies++) {
            var body = heard.poll(60, TimeUnit.SECONDS);
            if (body == null) {
                throw new IllegalStateException(id + " waits in vain for \"" + words + "\" after " + said);
            }
            if (body.contains(words)) {
                return replies;
            }
        }
    }
}
