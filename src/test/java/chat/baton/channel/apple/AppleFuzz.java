package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.baton.channel.Account;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Hostile;
import chat.baton.channel.Webhook;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

class AppleFuzz {

    private static final Account LAMPS = Hostile.account(
            "apple",
            Map.of(AppleAccount.MSP_ID, "msp", AppleAccount.SECRET, "c2VjcmV0", AppleAccount.BUSINESS_ID, "shop"));

    private final AppleEnvelope envelope = new AppleEnvelope(Hostile.accounts(), Hostile.json(), Hostile.NOON);
    private final AppleToken tokens = new AppleToken(Hostile.NOON);
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private static Webhook webhook(Map<String, String> headers) {
        return new Webhook(LAMPS, "/message", headers, Map.of());
    }

    /** Compressed or not; the headers are those of the seeds. */
    @FuzzTest(maxDuration = "60s")
    void takesAnyWebhookApart(byte[] body) {
        var headers = Map.of(
                "id", "5f3c", "source-id", "urn:mbid:anna", "destination-id", "shop", "capability-list", "LIST,FORM");

        Hostile.assertFit(envelope.split(new DefaultExchange(camel), body, LAMPS, webhook(headers)));
    }

    @FuzzTest(maxDuration = "60s")
    void believesNoTokenThatIsNotApples(byte[] token) {
        var shown = webhook(Map.of("authorization", new String(token, StandardCharsets.ISO_8859_1)));

        assertThatExceptionOfType(ForgedWebhook.class).isThrownBy(() -> tokens.verify(LAMPS, shown));
    }

    /** What is signed with the secret is no less hostile: others may know it. */
    @FuzzTest(maxDuration = "60s")
    void readsNoClaimsThatAreNone(byte[] claims) {
        var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
        var signed = encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims);
        var token = "Bearer " + signed + "." + AppleToken.signature(signed, LAMPS);
        try {
            tokens.verify(LAMPS, webhook(Map.of("authorization", token)));
        } catch (ForgedWebhook expected) {
            // As it should be, unless the fuzzer has found out who we are and what time it is.
        }
    }
}
