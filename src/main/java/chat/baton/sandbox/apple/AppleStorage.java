package chat.baton.sandbox.apple;

import chat.baton.core.Ids;
import chat.baton.sandbox.InSandbox;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Files on their way between customers and the shop, encrypted as they come; the last hundred. */
@InSandbox
@Component
class AppleStorage {

    private static final int KEPT = 100;
    private static final String ADDRESS = "https://content.sandbox.invalid/";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> files = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * What a message tells of a file.
     *
     * @param url       known to Apple alone
     * @param key       hexadecimal, two zeros in front
     * @param signature of the encrypted file
     */
    record Reference(String url, String owner, String key, byte[] signature, int size) {

        String hexSignature() {
            return HexFormat.of().withUpperCase().formatHex(signature);
        }

        String base64Signature() {
            return Base64.getEncoder().encodeToString(signature);
        }
    }

    /** Encrypts a customer's file and keeps it. */
    Reference put(byte[] plain) {
        var key = new byte[32];
        random.nextBytes(key);
        var hex = "00" + HexFormat.of().formatHex(key);
        var id = newId();
        var encrypted = crypt(hex, plain);
        var signature = take(id, encrypted);
        return new Reference(url(id), owner(id), hex, signature, encrypted.length);
    }

    String newId() {
        return Ids.next().toString();
    }

    /** Keeps an encrypted file. @return its signature */
    synchronized byte[] take(String id, byte[] encrypted) {
        files.put(id, encrypted);
        return signature(encrypted);
    }

    synchronized Optional<byte[]> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    static String url(String id) {
        return ADDRESS + id;
    }

    static String owner(String id) {
        return "M" + id;
    }

    /** The id in the address of a file; what is no such address is an id of no file. */
    static String id(String url) {
        return url.startsWith(ADDRESS) ? url.substring(ADDRESS.length()) : "";
    }

    static byte[] signature(byte[] encrypted) {
        try {
            var sha = MessageDigest.getInstance("SHA-1").digest(encrypted);
            var signature = new byte[sha.length + 1];
            signature[0] = (byte) 0x81;
            System.arraycopy(sha, 0, signature, 1, sha.length);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts and decrypts. @throws IllegalArgumentException when the key is none */
    static byte[] crypt(String key, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            var aes = new SecretKeySpec(HexFormat.of().parseHex(key, 2, key.length()), "AES");
            cipher.init(Cipher.DECRYPT_MODE, aes, new IvParameterSpec(new byte[16]));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Not a key", e);
        }
    }
}
