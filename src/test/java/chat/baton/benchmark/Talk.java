package chat.baton.benchmark;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A customer who writes on whatever becomes of the answers: says what fits the last question heard, orders now and then, and
 * begins anew where nothing fits. The provider repeats each message until it is acknowledged.
 */
final class Talk implements Customer {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final String BEGINS = "VASE";
    private static final Pattern LINK = Pattern.compile("/sandbox/pay/[\\w-]+");

    private static final List<Step> ANSWERS = List.of(
            new Step("1", "How many would you like"),
            new Step("Anna Meier", "full name"),
            new Step("anna@example.com", "e-mail"),
            new Step("+49 30 901820", "phone number"),
            new Step("Lindenweg 7, 10969 Berlin", "Where shall we send"),
            new Step("Standard", "How shall we deliver"),
            new Step("Name", "What would you like to change?"),
            new Step("Anna Meier", "What is the right name"));

    private final String id = "talk-" + UUID.randomUUID();
    private final List<String> said = new ArrayList<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Nodes nodes;

    Talk(Nodes nodes, Provider provider) {
        this.nodes = nodes;
        provider.tell(id, heard::add);
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

    /** @param patience how long to wait for each answer */
    void goesOn(BooleanSupplier on, Duration patience, Duration pause) throws InterruptedException {
        var last = "";
        while (on.getAsBoolean()) {
            var link = LINK.matcher(last);
            if (link.find()) {
                pays(link.group());
            } else {
                says(answer(last));
            }
            last = hears(patience);
            Thread.sleep(pause.toMillis());
        }
    }

    private static String answer(String question) {
        if (question.contains("Is everything right?")) {
            return ThreadLocalRandom.current().nextInt(10) == 0 ? "Yes, order now" : "Change something";
        }
        return ANSWERS.stream()
                .filter(step -> question.contains(step.reply()))
                .findFirst()
                .map(Step::says)
                .orElse(BEGINS);
    }

    private void pays(String link) throws InterruptedException {
        nodes.send(link + "/pay", HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()));
    }

    void says(String text) throws InterruptedException {
        var mid = "m_" + UUID.randomUUID();
        insists(List.of(Meta.said(id, mid, text, System.currentTimeMillis())));
        acknowledged(mid);
    }

    /** All say the same in one webhook. */
    static void together(List<Talk> talks, String text) throws InterruptedException {
        Map<Talk, String> mids = new LinkedHashMap<>();
        talks.forEach(talk -> mids.put(talk, "m_" + UUID.randomUUID()));
        talks.get(0)
                .insists(mids.entrySet().stream()
                        .map(one -> Meta.said(one.getKey().id, one.getValue(), text, System.currentTimeMillis()))
                        .toList());
        mids.forEach(Talk::acknowledged);
    }

    void acknowledged(String mid) {
        synchronized (said) {
            said.add(mid);
        }
    }

    /** Returns when these are acknowledged. */
    void insists(List<Map<String, Object>> events) throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!nodes.take(Meta.envelope(events))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Nothing was acknowledged for " + LONGEST);
            }
            Thread.sleep(100);
        }
    }

    /** @return the last thing heard; empty when nothing was, as while a person holds the conversation */
    private String hears(Duration patience) throws InterruptedException {
        var last = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        for (var next = last; next != null; next = heard.poll(5, TimeUnit.MILLISECONDS)) {
            last = next;
        }
        return last == null ? "" : last;
    }

    /** @return whether these words came */
    boolean hears(String words, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var body = heard.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (body == null || body.contains(words)) {
                return body != null;
            }
        }
    }
}
