package chat.baton.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The provider's proof that a report is its own: an HMAC-SHA256 of the raw bytes. */
@Component
class PaymentSignature {

    static final String HEADER = "X-Baton-Signature";

    private final PaymentSettings settings;

    PaymentSignature(PaymentSettings settings) {
        this.settings = settings;
    }

    /**
     * @param signature {@code sha256=} and 64 hexadecimal digits
     * @throws ForgedReport when it is missing, wrong, or no secret is configured
     */
    public void verify(@Body byte[] body, @Header(HEADER) @Nullable String signature) {
        var secret = settings.secret();
        if (secret == null || secret.isBlank() || signature == null || !equal(signature, of(body, secret))) {
            throw new ForgedReport();
        }
    }

    private static boolean equal(String given, String expected) {
        // in constant time: how long it takes must not tell how much of a guess is right
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String of(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
