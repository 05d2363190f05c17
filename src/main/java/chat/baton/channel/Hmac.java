package chat.baton.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures by a shared secret. */
public final class Hmac {

    private Hmac() {}

    /** @param algorithm for example {@code HmacSHA256} */
    public static byte[] of(String algorithm, byte[] key, byte[] body) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] sha256(String key, byte[] body) {
        return of("HmacSHA256", key.getBytes(StandardCharsets.UTF_8), body);
    }

    /** Takes as long for a near miss as for a far one. An absent text equals nothing. */
    public static boolean isSame(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
