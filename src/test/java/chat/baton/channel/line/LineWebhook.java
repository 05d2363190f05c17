package chat.baton.channel.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Webhooks as LINE sends them, signed with the test accounts' secret. */
final class LineWebhook {

    static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private LineWebhook() {}

    static String text(String customer, String text) {
        return message(customer, "\"type\":\"text\",\"id\":\"" + newId() + "\",\"text\":\"" + text + "\"");
    }

    /** With a reply token that tells the customer. @param message the fields of the event's message */
    static String message(String customer, String message) {
        return event(
                customer,
                System.currentTimeMillis(),
                "\"type\":\"message\",\"replyToken\":\"r-" + customer + "\",\"message\":{" + message + "}");
    }

    static String event(String customer, long at, String rest) {
        return "{" + rest + ",\"webhookEventId\":\"" + newId() + "\",\"deliveryContext\":{\"isRedelivery\":false},"
                + "\"timestamp\":" + at + ",\"source\":{\"type\":\"user\",\"userId\":\"" + customer
                + "\"},\"mode\":\"active\"}";
    }

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    static String envelope(String... events) {
        return "{\"destination\":\"U0\",\"events\":[" + String.join(",", events) + "]}";
    }

    static void postOk(int port, String body) {
        assertThat(post(port, body)).isEqualTo(200);
    }

    static int post(int port, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(port, bytes, signature(bytes));
    }

    static int post(int port, byte[] body, @Nullable String signature) {
        return post(port, "lamps", body, "x-line-signature", signature);
    }

    static int post(int port, String account, byte[] body, String header, @Nullable String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/line/" + account))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header(header, signature);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
