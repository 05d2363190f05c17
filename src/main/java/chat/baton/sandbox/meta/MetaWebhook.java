package chat.baton.sandbox.meta;

import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and signs webhooks as Meta does: JSON in ASCII, everything else escaped as {@code \u00e9}, in lower case.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/webhooks">Messenger webhooks (read 2026-06)</a>
 */
public final class MetaWebhook {

    private static final String SIGNATURE = "X-Hub-Signature-256";

    private MetaWebhook() {}

    public static Webhook signed(String path, JsonNode json, String secret) {
        var body = escaped(json.toString()).getBytes(StandardCharsets.US_ASCII);
        return new Webhook(path, Map.of(SIGNATURE, signature(body, secret)), body);
    }

    /** The same by somebody who does not know the secret. */
    public static Webhook forged(Webhook genuine) {
        return genuine.with(SIGNATURE, signature(genuine.body(), "not the secret"));
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

    private static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
