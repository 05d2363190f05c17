package chat.baton.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Plays a channel's API for sending: notes every message with its time and tells whoever waits for it. */
final class Provider implements AutoCloseable {

    static {
        // The JDK's server writes head and body of an answer apart, and the second would wait 40 ms for the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** @param key what Baton calls the message, the same when it is sent again; empty where the sender has no such thing */
    record Sent(String recipient, String key, long nanos) {}

    /** @param id what it is called here */
    record Taken(String recipient, String id, String key) {}

    private static final Duration TOLD_AFTER = Duration.ofMillis(300);
    private static final int MOST_TOLD = 100;

    private final Map<String, List<Sent>> sent = new ConcurrentHashMap<>();
    private final Map<String, Consumer<String>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "provider");
        thread.setDaemon(true);
        return thread;
    });
    private final Dialect dialect;
    private final int port;
    private HttpServer server;
    private volatile Mood mood = Mood.WELL;
    private final BlockingQueue<Map<String, Object>> untold = new LinkedBlockingQueue<>();
    private volatile Consumer<Taken> informed = nobody -> {};

    Provider() throws IOException {
        this(Dialect.MESSENGER);
    }

    Provider(Dialect dialect) throws IOException {
        this.dialect = dialect;
        server = listen(Program.freePort());
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int port) throws IOException {
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        started.setExecutor(workers);
        started.createContext("/", exchange -> mood.answer(this, exchange));
        started.start();
        return started;
    }

    void is(Mood other) {
        mood = other;
    }

    Dialect dialect() {
        return dialect;
    }

    /** @param who is told of each message with a key, on the thread that takes the request */
    void informs(Consumer<Taken> who) {
        informed = who;
    }

    /** @param taker is given the webhooks that tell what was taken, one after the other, soon after */
    void echo(Consumer<byte[]> taker) {
        informs(taken -> untold.add(Meta.echo(taken.recipient(), taken.id(), taken.key())));
        workers.execute(() -> tell(taker));
    }

    private void tell(Consumer<byte[]> taker) {
        try {
            while (!Thread.interrupted()) {
                List<Map<String, Object>> events = new ArrayList<>(List.of(untold.take()));
                Thread.sleep(TOLD_AFTER.toMillis());
                untold.drainTo(events, MOST_TOLD - 1);
                taker.accept(Meta.envelope(events));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody listens any more. */
    void goesDown() {
        server.stop(0);
    }

    void comesBack() throws IOException {
        server = listen(port);
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** @param each is given the body of each message, on the thread that takes the request */
    void tell(String recipient, Consumer<String> each) {
        waiting.put(recipient, each);
    }

    /** In the order they came. */
    List<Sent> to(String recipient) {
        var all = sent.getOrDefault(recipient, List.of());
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    /** Takes what is a message and says so. */
    void answer(HttpExchange exchange, String body) throws IOException {
        var to = dialect.recipient.matcher(body);
        if (!to.find()) {
            // Such as what a customer is called: nobody is known here.
            respond(exchange, 400, "{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"unknown\"}}");
            return;
        }
        var id = take(body);
        respond(exchange, 200, dialect.taken(to.group(1), id));
    }

    /** Takes what is a message without a word to who sent it. @return what it is called here */
    String take(String body) {
        var id = "m_out_" + ids.incrementAndGet();
        var to = dialect.recipient.matcher(body);
        if (to.find() && dialect.isMessage(body)) {
            var key = dialect.key.matcher(body);
            note(to.group(1), body);
            if (key.find()) {
                informed.accept(new Taken(to.group(1), id, key.group(1)));
            }
        }
        return id;
    }

    private void note(String recipient, String body) {
        var key = dialect.key.matcher(body);
        var one = new Sent(recipient, key.find() ? key.group(1) : "", System.nanoTime());
        var all = sent.computeIfAbsent(recipient, unknown -> new ArrayList<>());
        synchronized (all) {
            all.add(one);
        }
        waiting.getOrDefault(recipient, nobody -> {}).accept(body);
    }

    static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
