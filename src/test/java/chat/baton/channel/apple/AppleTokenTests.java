package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.channel.Account;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Webhook;
import chat.baton.core.MerchantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppleTokenTests {

    private static final long NOW = 1_700_000_000;
    private static final byte[] KEY = Base64.getDecoder().decode(AppleWebhook.SECRET);
    private static final String SIGNED = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJtc3AtMTIzNCIsImlhdCI6MTcwMDAwMDAwMH0.";
    private static final String VALID = SIGNED + "rFkvGFlUp8W3UrbyfSIcxdCtesww8DwlhCwbNCTewGo";

    private final AppleToken token = new AppleToken(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

    @Test
    void acceptsTheReferencesOwnToken() {
        accepts("Bearer " + VALID);
        accepts("bearer " + VALID);
    }

    @Test
    void refusesOneSignedWithTheSecretAsItStands() {
        refuses("Bearer " + SIGNED + "tz4NPgY6rGZzzI6pp6-y3UnYLPeiKSlQIAQPCDWmcHU");
    }

    @Test
    void writesTheReferencesOwnToken() {
        assertThat(token.issue(account(AppleWebhook.SECRET)))
                .isEqualTo("eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJtc3AtMTIzNCIsImlhdCI6MTcwMDAwMDAwMH0"
                        + ".Sg5ENys-o6mse4SGPoVnxSOXYj8iw-Aq7Z8DSQMf1nY");
    }

    @Test
    void worksWithASecretOfAnyLength() {
        var secret = Base64.getEncoder().encodeToString("short".getBytes(StandardCharsets.UTF_8));
        var answer = AppleWebhook.token(
                "{\"alg\":\"HS256\"}",
                "{\"aud\":\"msp-1234\",\"iat\":" + NOW + "}",
                "short".getBytes(StandardCharsets.UTF_8));

        assertThatCode(() -> verify("Bearer " + answer, secret)).doesNotThrowAnyException();
        assertThat(token.issue(account(secret))).startsWith("eyJhbGciOiJIUzI1NiJ9.");
    }

    @Test
    void refusesEachFlippedCharacter() {
        for (int i = 0; i < VALID.length(); i++) {
            var flipped = VALID.charAt(i) == 'A' ? 'B' : 'A';
            refuses("Bearer " + VALID.substring(0, i) + flipped + VALID.substring(i + 1));
        }
    }

    @Test
    void refusesWhatIsNoBearerToken() {
        for (var nothing : new String[] {
            null,
            "",
            "Bearer",
            "Bearer ",
            VALID,
            "Basic " + VALID,
            "Bearer a.b",
            "Bearer ..",
            "Bearer " + VALID + ".x",
            "Bearer " + VALID + "=",
            "Bearer " + SIGNED,
            "Bearer " + VALID + " "
        }) {
            refuses(nothing);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}", "{\"alg\":\"hs256\"}", "{\"alg\":\"HS512\"}", "{\"alg\":\"RS256\"}",
                        "{\"alg\":[\"HS256\"]}",
                "{}", "[]", "no json", "{\"alg\":\"HS256\"", "null"
            })
    void refusesOtherAlgorithmsThoughTheSignatureIsRight(String header) {
        refuses("Bearer " + AppleWebhook.token(header, "{\"aud\":\"msp-1234\",\"iat\":" + NOW + "}", KEY));
    }

    @Test
    void refusesATokenWithoutASignature() {
        var parts = AppleWebhook.token("{\"alg\":\"none\"}", "{\"aud\":\"msp-1234\",\"iat\":" + NOW + "}", KEY)
                .split("\\.");
        refuses("Bearer " + parts[0] + "." + parts[1] + ".");
        refuses("Bearer " + parts[0] + "." + parts[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"msp-1234\" | true",
                "[\"msp-1234\"] | true",
                "\"msp-123\" | false",
                "[\"msp-1234\",\"msp-5\"] | false",
                "[] | false",
                "{\"msp-1234\":1} | false",
                "null | false",
                "1234 | false",
            })
    void isForOneProviderOnly(String audience, boolean accepted) {
        claims("{\"aud\":" + audience + ",\"iat\":" + NOW + "}", accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000, true",
        "1700003600, true",
        "1699996400, true",
        "\"1700000000\", true",
        "1700000000.5, true",
        "1700003601, false",
        "1699996399, false",
        "1700000000000, false",
        "9223372036854775807, false",
        "-9223372036854775808, false",
        "1e300, false",
        "null, false",
        "{}, false",
    })
    void isFreshForAnHour(String issued, boolean accepted) {
        claims("{\"aud\":\"msp-1234\",\"iat\":" + issued + "}", accepted);
    }

    @Test
    void isNotFreshWhenItDoesNotSaySo() {
        claims("{\"aud\":\"msp-1234\"}", false);
    }

    private void claims(String claims, boolean accepted) {
        var authorization = "Bearer " + AppleWebhook.token("{\"alg\":\"HS256\"}", claims, KEY);
        if (accepted) {
            accepts(authorization);
        } else {
            refuses(authorization);
        }
    }

    private void accepts(String authorization) {
        assertThatCode(() -> verify(authorization, AppleWebhook.SECRET)).doesNotThrowAnyException();
    }

    private void refuses(String authorization) {
        assertThatThrownBy(() -> verify(authorization, AppleWebhook.SECRET))
                .as("%s", authorization)
                .isInstanceOf(ForgedWebhook.class)
                .hasMessage("Not signed by apple account lamps");
    }

    private void verify(String authorization, String secret) {
        var headers = authorization == null ? Map.<String, String>of() : Map.of("authorization", authorization);
        token.verify(account(secret), new Webhook(account(secret), "/message", headers, Map.of()));
    }

    static Account account(String secret) {
        return new Account(
                MerchantId.of("lamps"),
                "apple",
                "lamps",
                true,
                Map.of("businessId", "biz-1", "mspId", "msp-1234", "secret", secret));
    }
}
