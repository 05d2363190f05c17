package chat.baton.channel.apple;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How files are encrypted in Apple's storage: AES-256 in counter mode from zero, each under a key of its own. */
final class FileCipher {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "00";
    private static final int KEY_BYTES = 32;

    private FileCipher() {}

    /** In Apple's form: hexadecimal, two zeros in front. */
    static String newKey() {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return PREFIX + HexFormat.of().formatHex(key);
    }

    /**
     * Encrypts what is plain, and decrypts what is encrypted: in this mode they are the same.
     *
     * @throws IllegalArgumentException when the key is none
     */
    static byte[] apply(String key, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(keyBytes(key), "AES"),
                    new IvParameterSpec(new byte[cipher.getBlockSize()]));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a key of a file", e);
        }
    }

    private static byte[] keyBytes(String key) {
        var hex = key.length() > 2 * KEY_BYTES && key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
        if (!hex.matches("\\p{XDigit}{" + 2 * KEY_BYTES + "}")) {
            throw new IllegalArgumentException("Not a key of a file");
        }
        return HexFormat.of().parseHex(hex);
    }
}
