package chat.baton.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Reports payments as a provider would: by a signed webhook over HTTP, to Baton's own address. */
@Component
@InSandbox
class PaymentProvider {

    private final RestClient http;
    private final OwnAddress own;
    private final String secret;

    PaymentProvider(RestClient.Builder http, OwnAddress own, @Value("${baton.payment.secret:}") String secret) {
        this.http = http.build();
        this.own = own;
        this.secret = secret;
    }

    /**
     * @param result {@code paid} or {@code failed}
     * @throws org.springframework.web.client.RestClientException when Baton does not take it
     */
    void report(String token, String result) {
        var body = "{\"id\":\"evt_%s\",\"token\":\"%s\",\"result\":\"%s\"}"
                .formatted(UUID.randomUUID(), token, result)
                .getBytes(StandardCharsets.UTF_8);
        http.post()
                .uri(own.of("/hooks/payment/sandbox"))
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Baton-Signature", "sha256=" + signature(body))
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    private String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
