package chat.baton.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Stands in for a server that a flow calls; answers 503 until told otherwise. */
class MerchantsServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new ArrayList<>();

    private int status = 503;
    private String answer = "";
    private Runnable meanwhile = () -> {};

    record Call(String idempotencyKey, String authorization, String body) {}

    MerchantsServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/parcels", this::handle);
        server.start();
    }

    String address() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    void forgetsEverything() {
        calls.clear();
        answers(503, "");
        takesItsTimeFor(() -> {});
    }

    void answers(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    /** Something happens while it works on its answer. */
    void takesItsTimeFor(Runnable happening) {
        meanwhile = happening;
    }

    List<Call> calls() {
        return calls;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            calls.add(new Call(headers.getFirst("Idempotency-Key"), headers.getFirst("Authorization"), body));
            meanwhile.run();
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
