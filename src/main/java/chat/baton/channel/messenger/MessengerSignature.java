package chat.baton.channel.messenger;

import chat.baton.channel.Channel;
import chat.baton.channel.ForgedWebhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the provider's webhooks from forged ones: HMAC-SHA256 of the raw bytes with the app's secret. */
@Component
class MessengerSignature {

    static final String PROPERTY = "signature";
    private static final String PREFIX = "sha256=";

    private final MessengerSettings settings;

    MessengerSignature(MessengerSettings settings) {
        this.settings = settings;
    }

    /** @throws ForgedWebhook when the signature is missing, malformed or another one */
    public void verify(
            @Body byte[] body,
            @ExchangeProperty(Channel.ACCOUNT) String account,
            @ExchangeProperty(PROPERTY) @Nullable String signature) {
        var expected = PREFIX + of(body, settings.account(account).appSecret());
        if (signature == null || !MessageDigest.isEqual(bytes(expected), bytes(signature))) {
            throw new ForgedWebhook(Messenger.NAME, account);
        }
    }

    private static String of(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
