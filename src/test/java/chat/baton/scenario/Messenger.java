package chat.baton.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Plays Messenger's Send API on loopback and remembers what was sent to whom, and when it arrived. */
class Messenger {

    /** @param body the request as it came */
    record Sent(String recipient, String text, JsonNode body, long arrivedNanos) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong();
    private final HttpServer server;

    Messenger() {
        this(0);
    }

    /** @param port 0 for any that is free */
    Messenger(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(16, task -> {
            var thread = new Thread(task, "messenger");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestMethod().equals("POST")) {
                answer(exchange, 400, "{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"private\"}}");
                return;
            }
            var body = JSON.readTree(request);
            var recipient = body.path("recipient").path("id").asText();
            if (body.has("message")) {
                sent.add(new Sent(recipient, text(body.path("message")), body, System.nanoTime()));
            }
            answer(
                    exchange,
                    200,
                    "{\"recipient_id\":\"" + recipient + "\",\"message_id\":\"m_out_" + ids.incrementAndGet() + "\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String text(JsonNode message) {
        var template = message.path("attachment").path("payload");
        if (template.has("elements")) {
            return template.path("elements").findValuesAsText("title").toString();
        }
        return template.has("text")
                ? template.path("text").asText()
                : message.path("text").asText();
    }

    List<Sent> to(String recipient) {
        return sent.stream().filter(one -> one.recipient().equals(recipient)).toList();
    }

    List<Sent> all() {
        return List.copyOf(sent);
    }

    /** The address of the newest link button sent to them. */
    @Nullable
    String newestLink(String recipient) {
        return to(recipient).stream()
                .map(one -> one.body().findValue("url"))
                .filter(url -> url != null)
                .map(JsonNode::asText)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
