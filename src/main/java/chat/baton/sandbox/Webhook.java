package chat.baton.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signed POST, as Meta sends it.
 *
 * @param body      JSON in ASCII; everything else is escaped as {@code \u00e9}, in lower case
 * @param signature value of {@code X-Hub-Signature-256}
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/webhooks">Messenger webhooks (read 2026-06)</a>
 */
record Webhook(String body, String signature) {

    static Webhook signed(JsonNode json, String secret) {
        var body = escaped(json.toString());
        return new Webhook(body, "sha256=" + HexFormat.of().formatHex(hmac(secret, body)));
    }

    /** The text with all but ASCII escaped; such characters occur only inside JSON strings. */
    private static String escaped(String json) {
        var ascii = new StringBuilder(json.length() + 16);
        json.chars().forEach(c -> {
            if (c < 0x7f) {
                ascii.append((char) c);
            } else {
                ascii.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            }
        });
        return ascii.toString();
    }

    private static byte[] hmac(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
