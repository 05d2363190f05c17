package chat.baton.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** Encrypts credentials for the table: {@code <key's name>:<base64 of AES-256-GCM>}. Several keys allow a change of key. */
@Component
@EnableConfigurationProperties(AccountSettings.class)
class CredentialSeal {

    private static final int KEY_BYTES = 32;

    private final Map<String, AesBytesEncryptor> keys = new LinkedHashMap<>();
    private final List<byte[]> raw = new ArrayList<>();

    CredentialSeal(AccountSettings settings) {
        Arrays.stream(settings.keys().split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .forEach(this::read);
    }

    private void read(String key) {
        var parts = key.split(":", 2);
        var bytes = bytes(parts);
        raw.add(bytes);
        keys.put(parts[0], encryptor(bytes));
    }

    private static byte[] bytes(String[] parts) {
        try {
            var bytes = Base64.getDecoder().decode(parts[parts.length - 1]);
            if (parts.length == 2 && bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the key
        }
        throw new IllegalArgumentException(
                "baton.channel.account.keys holds something else than name:base64 of 32 bytes, as `openssl rand -base64 32` makes");
    }

    private static AesBytesEncryptor encryptor(byte[] key) {
        return new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(16), CipherAlgorithm.GCM);
    }

    /** @throws UnusableAccount when there is no key */
    String seal(byte[] plain) {
        var current = keys.entrySet().stream()
                .findFirst()
                .orElseThrow(() -> new UnusableAccount("Credentials cannot be kept: set BATON_CHANNEL_KEYS to "
                        + "name:key, with a key that `openssl rand -base64 32` makes, and start again"));
        return current.getKey() + ":"
                + Base64.getEncoder().encodeToString(current.getValue().encrypt(plain));
    }

    /** @throws IllegalStateException when it was sealed with a key that is not there any more, or changed since */
    byte[] open(String sealed) {
        var parts = sealed.split(":", 2);
        var key = keys.get(parts[0]);
        if (key == null) {
            throw new IllegalStateException("The key " + parts[0] + " is missing in baton.channel.account.keys");
        }
        return key.decrypt(Base64.getDecoder().decode(parts[1]));
    }

    /**
     * Keys for something else than credentials, one made of each key; the first is the current one.
     *
     * @param purpose the same always gives the same keys, another one others
     */
    List<byte[]> keysFor(String purpose) {
        var words = purpose.getBytes(StandardCharsets.UTF_8);
        return raw.stream().map(key -> Hmac.of("HmacSHA256", key, words)).toList();
    }

    /** Whether the key that sealed it is there. */
    boolean canOpen(String sealed) {
        return keys.containsKey(sealed.split(":", 2)[0]);
    }

    /** Whether the first key sealed it. */
    boolean isCurrent(String sealed) {
        return keys.keySet().stream()
                .findFirst()
                .filter(sealed.split(":", 2)[0]::equals)
                .isPresent();
    }
}
