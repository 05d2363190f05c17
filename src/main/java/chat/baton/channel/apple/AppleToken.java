package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Hmac;
import chat.baton.channel.Json;
import chat.baton.channel.Webhook;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The token that stands in for a signature in both directions: a JSON Web Token, HS256. It is computed here because
 * libraries refuse secrets shorter than 32 bytes, and Apple issues such. It says who sends, not what.
 */
@Component
class AppleToken {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final String HEADER = base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
    private static final Pattern BEARER =
            Pattern.compile("(?i:bearer) +(?<signed>(?<header>[\\w-]+)\\.(?<claims>[\\w-]+))\\.(?<signature>[\\w-]+)");

    private record Claims(String iss, long iat) {}

    private final Clock clock;

    AppleToken(Clock clock) {
        this.clock = clock;
    }

    /** @throws ForgedWebhook when the token is missing, malformed, signed otherwise, old, or for another provider */
    public void verify(
            @ExchangeProperty(Channel.ACCOUNT) Account account, @ExchangeProperty(Webhook.PROPERTY) Webhook webhook) {
        if (!isApples(webhook.header("authorization"), account)) {
            throw new ForgedWebhook(account.channel(), account.name());
        }
    }

    private boolean isApples(@Nullable String authorization, Account account) {
        var bearer = BEARER.matcher(authorization == null ? "" : authorization);
        return bearer.matches()
                && Hmac.isSame(signature(bearer.group("signed"), account), bearer.group("signature"))
                && "HS256".equals(read(bearer.group("header")).path("alg").textValue())
                && isForUs(read(bearer.group("claims")), account.get(AppleAccount.MSP_ID));
    }

    private boolean isForUs(JsonNode claims, String mspId) {
        var audience = claims.path("aud");
        var only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
        var age = clock.instant().getEpochSecond() - claims.path("iat").asLong();
        return mspId.equals(Json.text(only)) && -FRESH.toSeconds() <= age && age <= FRESH.toSeconds();
    }

    private static JsonNode read(String part) {
        try {
            return Json.read(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            return Json.none();
        }
    }

    /** A new one for each request. */
    String issue(Account account) {
        var claims =
                new Claims(account.get(AppleAccount.MSP_ID), clock.instant().getEpochSecond());
        var signed = HEADER + "." + base64(Json.write(claims).getBytes(StandardCharsets.UTF_8));
        return signed + "." + signature(signed, account);
    }

    static String signature(String signed, Account account) {
        return base64(Hmac.of("HmacSHA256", AppleAccount.key(account), signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
