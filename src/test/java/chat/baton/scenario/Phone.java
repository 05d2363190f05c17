package chat.baton.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Plays Meta: signs events and posts them to the webhook. */
class Phone {

    static final String PAGE = "100200300";
    private static final String SECRET = "sandbox-messenger-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI webhook;

    Phone(int port) {
        webhook = URI.create("http://127.0.0.1:" + port + "/hooks/messenger/demo");
    }

    static Map<String, Object> text(String customer, String text) {
        return message(customer, Map.of("mid", "m_" + UUID.randomUUID(), "text", text));
    }

    static Map<String, Object> tap(String customer, String title, String payload) {
        return message(
                customer,
                Map.of("mid", "m_" + UUID.randomUUID(), "text", title, "quick_reply", Map.of("payload", payload)));
    }

    /** @param url where the provider keeps the picture */
    static Map<String, Object> picture(String customer, String url) {
        return message(
                customer,
                Map.of(
                        "mid",
                        "m_" + UUID.randomUUID(),
                        "attachments",
                        List.of(Map.of("type", "image", "payload", Map.of("url", url)))));
    }

    static Map<String, Object> foreignEcho(String customer, String text) {
        return Map.of(
                "sender", Map.of("id", PAGE),
                "recipient", Map.of("id", customer),
                "timestamp", System.currentTimeMillis(),
                "message",
                        Map.of(
                                "mid",
                                "m_" + UUID.randomUUID(),
                                "is_echo",
                                true,
                                "app_id",
                                263902037430900L,
                                "text",
                                text));
    }

    private static Map<String, Object> message(String customer, Map<String, Object> message) {
        return Map.of(
                "sender", Map.of("id", customer),
                "recipient", Map.of("id", PAGE),
                "timestamp", System.currentTimeMillis(),
                "message", message);
    }

    /** One POST with these events. */
    static byte[] envelope(List<Map<String, Object>> events) {
        try {
            return JSON.writeValueAsBytes(Map.of(
                    "object",
                    "page",
                    "entry",
                    List.of(Map.of("id", PAGE, "time", System.currentTimeMillis(), "messaging", events))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(Map<String, Object> event) {
        var body = envelope(List.of(event));
        return post(body, signature(body));
    }

    HttpResponse<String> post(byte[] body, String signature) {
        var request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!signature.isEmpty()) {
            request.header("X-Hub-Signature-256", signature);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
