package chat.baton;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Plays the payment provider: reports over HTTP. */
public class Bank {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;

    Bank(Environment environment) {
        this.environment = environment;
    }

    /** @return the HTTP status of the answer */
    public int reports(String result, String paymentUrl) {
        return sends(event("evt_" + UUID.randomUUID(), paymentUrl, result));
    }

    public static byte[] event(String id, String paymentUrl, String result) {
        var token = paymentUrl.substring(paymentUrl.lastIndexOf('/') + 1);
        return "{\"id\":\"%s\",\"token\":\"%s\",\"result\":\"%s\"}"
                .formatted(id, token, result)
                .getBytes(StandardCharsets.UTF_8);
    }

    public int sends(byte[] body) {
        return sends(body, signature(body, "test-payment-secret"));
    }

    public int sends(byte[] body, @Nullable String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%s/hooks/payment/sandbox"
                        .formatted(environment.getRequiredProperty("local.server.port"))))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Baton-Signature", signature);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
