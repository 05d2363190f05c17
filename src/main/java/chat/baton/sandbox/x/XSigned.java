package chat.baton.sandbox.x;

import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks as X does: with the consumer secret, in Base64. */
final class XSigned {

    private static final String SIGNATURE = "x-twitter-webhooks-signature";

    private XSigned() {}

    static Webhook webhook(String path, JsonNode json, String secret) {
        var body = json.toString().getBytes(StandardCharsets.UTF_8);
        return new Webhook(path, Map.of(SIGNATURE, signature(body, secret)), body);
    }

    /** The same by somebody who does not know the secret. */
    static Webhook forged(Webhook genuine) {
        return genuine.with(SIGNATURE, signature(genuine.body(), "not the secret"));
    }

    private static String signature(byte[] body, String secret) {
        return "sha256=" + base64("HmacSHA256", secret, body);
    }

    static String base64(String algorithm, String key, byte[] signed) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
