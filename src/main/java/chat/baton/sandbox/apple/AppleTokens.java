package chat.baton.sandbox.apple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tokens as Apple signs and checks them: for the provider when it sends a webhook, by the provider when it is called. */
final class AppleTokens {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration FRESH = Duration.ofHours(1);

    private final AppleBusiness business;
    private final Clock clock;

    AppleTokens(AppleBusiness business, Clock clock) {
        this.business = business;
        this.clock = clock;
    }

    /** For a webhook. */
    String forProvider() {
        return signed(business.secret());
    }

    /** By somebody who does not know the secret. */
    String forged() {
        return signed(base64("not the secret".getBytes(StandardCharsets.US_ASCII)));
    }

    private String signed(String secret) {
        var claims = object().put("aud", business.mspId()).put("iat", now());
        var parts = encoded(object().put("alg", "HS256")) + "." + encoded(claims);
        return "Bearer " + parts + "." + signature(parts, secret);
    }

    /** Whether the header holds a fresh token of the provider. */
    boolean isProviders(@Nullable String authorization) {
        var token = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        var parts = token.split("\\.", -1);
        if (parts.length != 3 || !isSigned(parts)) {
            return false;
        }
        var claims = decoded(parts[1]);
        return decoded(parts[0]).path("alg").asText().equals("HS256")
                && claims.path("iss").asText().equals(business.mspId())
                && Math.abs(now() - claims.path("iat").asInt()) <= FRESH.toSeconds();
    }

    private boolean isSigned(String[] parts) {
        var expected = signature(parts[0] + "." + parts[1], business.secret());
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), parts[2].getBytes(StandardCharsets.US_ASCII));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static String signature(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            return urlBase64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode decoded(String part) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            return object();
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String encoded(ObjectNode json) {
        return urlBase64(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String urlBase64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
