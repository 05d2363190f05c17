package chat.baton.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Messenger's webhooks for the sandbox's demo account, as Meta writes and signs them. */
final class Meta {

    static final String PATH = "/hooks/messenger/demo";
    private static final String PAGE = "100200300";
    private static final long APP = 900100200;
    static final String SECRET = "sandbox-messenger-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Meta() {}

    /** @param at when it was said, in ms since 1970 */
    static Map<String, Object> said(String customer, String mid, String text, long at) {
        return Map.of(
                "sender",
                Map.of("id", customer),
                "recipient",
                Map.of("id", PAGE),
                "timestamp",
                at,
                "message",
                Map.of("mid", mid, "text", text));
    }

    /** Our own message comes back. @param metadata what we called it */
    static Map<String, Object> echo(String customer, String mid, String metadata) {
        return Map.of(
                "sender",
                Map.of("id", PAGE),
                "recipient",
                Map.of("id", customer),
                "timestamp",
                System.currentTimeMillis(),
                "message",
                Map.of("mid", mid, "is_echo", true, "app_id", APP, "metadata", metadata, "text", "as sent"));
    }

    /** One webhook with these events. */
    static byte[] envelope(List<Map<String, Object>> events) {
        var entry = Map.of("id", PAGE, "time", System.currentTimeMillis(), "messaging", events);
        return json(Map.of("object", "page", "entry", List.of(entry)));
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signature(byte[] body) {
        return signature(SECRET, body);
    }

    /** @param secret of the application at Meta */
    static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
