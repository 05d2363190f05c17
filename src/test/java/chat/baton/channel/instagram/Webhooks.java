package chat.baton.channel.instagram;

import chat.baton.channel.Account;
import chat.baton.channel.Connections;
import chat.baton.channel.Hmac;
import chat.baton.core.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** The tests' account, and webhooks as Instagram sends them for it. */
final class Webhooks {

    static final String ACCOUNT = "17841400000000001";
    static final String TOKEN = "lamps-instagram-token";
    private static final String SECRET = "test-app-secret-instagram";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Webhooks() {}

    static Account connectedBy(Connections connections) {
        return connections.connect(
                MerchantId.of("lamps"),
                "instagram",
                "lamps",
                Map.of(
                        "pageId",
                        ACCOUNT,
                        "appId",
                        "77",
                        "appSecret",
                        SECRET,
                        "verifyToken",
                        "verify",
                        "pageToken",
                        TOKEN));
    }

    static String text(String customer, String text) {
        return message(customer, "\"mid\":\"m_" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"");
    }

    static String message(String customer, String rest) {
        return event(customer, ACCOUNT, "\"message\":{" + rest + "}");
    }

    static String echo(String customer, String rest) {
        return event(ACCOUNT, customer, "\"message\":{\"is_echo\":true," + rest + "}");
    }

    static String event(String sender, String recipient, String rest) {
        return event(sender, recipient, System.currentTimeMillis(), rest);
    }

    static String event(String sender, String recipient, long at, String rest) {
        return "{\"object\":\"instagram\",\"entry\":[{\"id\":\"" + ACCOUNT
                + "\",\"time\":1,\"messaging\":[{\"sender\":{\"id\":\"" + sender + "\"},\"recipient\":{\"id\":\""
                + recipient + "\"},\"timestamp\":" + at + "," + rest + "}]}]}";
    }

    static String signature(String body) {
        return "sha256=" + HexFormat.of().formatHex(Hmac.sha256(SECRET, body.getBytes(StandardCharsets.UTF_8)));
    }

    static int post(int port, String body) {
        return post(port, body, signature(body));
    }

    static int post(int port, String body, String signature) {
        var request = request(port, "").POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return send(request.build()).statusCode();
    }

    static HttpResponse<String> get(int port, String query) {
        return send(request(port, "?" + query).build());
    }

    private static HttpRequest.Builder request(int port, String query) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/instagram/lamps" + query));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
