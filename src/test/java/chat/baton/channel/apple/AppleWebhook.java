package chat.baton.channel.apple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks of one customer as Apple sends them. Each change gives another one, so that a test can leave out what it is about. */
final class AppleWebhook {

    static final String MSP = "msp-1234";
    static final String SECRET = "c2VjcmV0LWtleS1mb3ItYXBwbGUtbXNwLXRlc3RzLTAwMDE=";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final String customer;
    private final String id = UUID.randomUUID().toString();
    private String path = "/message";
    private String business = AppleContext.LAMPS;
    private byte[] body = new byte[0];
    private final Map<String, String> headers = new HashMap<>();

    AppleWebhook(int port, String customer) {
        this.port = port;
        this.customer = customer;
        headers.put("authorization", "Bearer " + token());
        headers.put("id", id);
        headers.put("source-id", customer);
        headers.put("capability-list", "QUICK,LIST,TIME");
        headers.put("device-agent", "iPhone OS");
    }

    String id() {
        return id;
    }

    AppleWebhook to(String business) {
        this.business = business;
        return this;
    }

    AppleWebhook path(String path) {
        this.path = path;
        return this;
    }

    AppleWebhook header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    AppleWebhook without(String header) {
        headers.put(header, null);
        return this;
    }

    AppleWebhook body(byte[] body) {
        this.body = body;
        return this;
    }

    AppleWebhook text(String text) {
        return message("\"type\":\"text\",\"body\":\"" + text + "\"");
    }

    /** @param rest type and fields of the message */
    AppleWebhook message(String rest) {
        return body(("{\"v\":1,\"id\":\"" + id + "\",\"sourceId\":\"" + customer + "\",\"destinationId\":\"" + business
                        + "\"," + rest + "}")
                .getBytes(StandardCharsets.UTF_8));
    }

    AppleWebhook interactive(String data) {
        return message("\"type\":\"interactive\",\"interactiveData\":{\"bid\":\"b\",\"data\":" + data + "}");
    }

    AppleWebhook compressed() {
        header("content-encoding", "gzip");
        return body(gzip(body));
    }

    int post() {
        if (!headers.containsKey("destination-id")) {
            headers.put("destination-id", business);
        }
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/apple/lamps" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (value != null) {
                request.header(name, value);
            }
        });
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes)) {
            stream.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String token() {
        return token(
                "{\"alg\":\"HS256\"}",
                "{\"aud\":\"" + MSP + "\",\"iat\":" + Instant.now().getEpochSecond() + "}",
                Base64.getDecoder().decode(SECRET));
    }

    static String token(String header, String claims, byte[] key) {
        var signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
