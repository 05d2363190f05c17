package chat.baton.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Plays Messenger's Send API: notes every message with its time and tells whoever waits for it. */
final class Provider implements AutoCloseable {

    /** @param key what Baton calls the message, the same when it is sent again; empty where the sender has no such thing */
    record Sent(String recipient, String key, long nanos) {}

    private static final Pattern RECIPIENT = Pattern.compile("\"recipient\":\\{\"id\":\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("\"metadata\":\"([^\"]*)\"");

    private final Map<String, List<Sent>> sent = new ConcurrentHashMap<>();
    private final Map<String, Consumer<String>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final HttpServer server;

    Provider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(Executors.newFixedThreadPool(32));
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
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

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var to = RECIPIENT.matcher(body);
            if (!to.find()) {
                // Such as what a customer is called: nobody is known here.
                respond(exchange, 400, "{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"unknown\"}}");
                return;
            }
            if (body.contains("\"message\":")) {
                note(to.group(1), body);
            }
            respond(
                    exchange,
                    200,
                    "{\"recipient_id\":\"" + to.group(1) + "\",\"message_id\":\"m_out_" + ids.incrementAndGet()
                            + "\"}");
        }
    }

    private void note(String recipient, String body) {
        var key = KEY.matcher(body);
        var one = new Sent(recipient, key.find() ? key.group(1) : "", System.nanoTime());
        var all = sent.computeIfAbsent(recipient, unknown -> new ArrayList<>());
        synchronized (all) {
            all.add(one);
        }
        waiting.getOrDefault(recipient, nobody -> {}).accept(body);
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
