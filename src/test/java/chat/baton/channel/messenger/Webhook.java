package chat.baton.channel.messenger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as Messenger sends them, signed with the test accounts' secret. */
public final class Webhook {

    static final String SECRET = "test-app-secret-messenger";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Webhook() {}

    static String text(String customer, String text) {
        return message(customer, "\"text\":\"" + text + "\"");
    }

    /** A message with a new id. */
    static String message(String customer, String rest) {
        return event(
                customer,
                System.currentTimeMillis(),
                "\"message\":{\"mid\":\"m_" + UUID.randomUUID() + "\"," + rest + "}");
    }

    static String event(String customer, long at, String rest) {
        return "{\"sender\":{\"id\":\"" + customer + "\"},\"recipient\":{\"id\":\"PAGE1\"},\"timestamp\":" + at + ","
                + rest + "}";
    }

    public static String envelope(String... events) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"PAGE1\",\"time\":1,\"messaging\":["
                + Stream.of(events).collect(Collectors.joining(",")) + "]}]}";
    }

    static int post(int port, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(port, "lamps", bytes, signature(bytes));
    }

    public static int post(int port, String account, byte[] body, String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/messenger/" + account))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return send(request.build()).statusCode();
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
