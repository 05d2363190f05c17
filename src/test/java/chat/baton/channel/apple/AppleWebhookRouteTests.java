package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.channel.UnusableAccount;
import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in at the door, and what may not. */
class AppleWebhookRouteTests extends AppleContext {

    private final CustomerRef anna = someone();

    @ParameterizedTest
    @ValueSource(strings = {"/message", ""})
    void takesAMessage(String path) {
        assertThat(from(anna).path(path).text("hi").post()).isEqualTo(200);

        await(() -> bot.heardFrom(anna).contains("hi"));
    }

    @Test
    void takesACompressedMessage() {
        assertThat(from(anna).text("gr\u00fc\u00dfe").compressed().post()).isEqualTo(200);
        assertThat(from(anna)
                        .text("without a header")
                        .compressed()
                        .without("content-encoding")
                        .post())
                .isEqualTo(200);
        assertThat(from(anna)
                        .text("inflated on the way")
                        .header("content-encoding", "gzip")
                        .post())
                .isEqualTo(200);

        await(() -> bot.heardFrom(anna).size() == 3);
        assertThat(bot.heardFrom(anna)).containsExactly("gr\u00fc\u00dfe", "without a header", "inflated on the way");
    }

    @Test
    void refusesAForgedMessageAndKeepsNothing() {
        var key = Base64.getDecoder().decode(AppleWebhook.SECRET);
        var now = Instant.now().getEpochSecond();
        var tokens = new String[] {
            "Bearer x",
            "Bearer " + AppleWebhook.token("{\"alg\":\"none\"}", "{\"aud\":\"msp-1234\",\"iat\":" + now + "}", key),
            "Bearer " + AppleWebhook.token("{\"alg\":\"HS256\"}", "{\"aud\":\"msp-9\",\"iat\":" + now + "}", key),
            "Bearer "
                    + AppleWebhook.token(
                            "{\"alg\":\"HS256\"}", "{\"aud\":\"msp-1234\",\"iat\":" + (now - 4000) + "}", key),
            "Bearer "
                    + AppleWebhook.token(
                            "{\"alg\":\"HS256\"}",
                            "{\"aud\":\"msp-1234\",\"iat\":" + now + "}",
                            AppleWebhook.SECRET.getBytes(StandardCharsets.UTF_8)),
        };
        for (var token : tokens) {
            assertThat(from(anna).text("hi").header("authorization", token).post())
                    .isEqualTo(403);
        }
        assertThat(from(anna).text("hi").without("authorization").post()).isEqualTo(403);
        assertThat(from(anna)
                        .text("hi")
                        .without("authorization")
                        .to("biz-nobody")
                        .post())
                .isEqualTo(403);
        assertThat(from(anna)
                        .text("hi")
                        .without("authorization")
                        .path("/landing")
                        .post())
                .isEqualTo(403);
        assertThat(kept()).isZero();
    }

    @Test
    void knowsNoOtherBusinesses() {
        assertThat(from(anna).to("biz-nobody").text("hi").post()).isEqualTo(404);
        assertThat(from(anna).path("/elsewhere").text("hi").post()).isEqualTo(404);
        assertThat(kept()).isZero();
    }

    @Test
    void tellsTheBusinessesOfAProviderApart() {
        assertThat(from(anna).to(BOOKS).text("to the books").post()).isEqualTo(200);

        assertThat(jdbc.sql("select account || ' ' || merchant_id from inbound_event where lane = ?")
                        .param(anna.externalId())
                        .query(String.class)
                        .single())
                .isEqualTo("books books");
    }

    @Test
    void isNoWayIntoTheBusinessOfAnotherProvider() {
        connections.connect(
                MerchantId.of("rivals"),
                "apple",
                "rivals",
                Map.of("businessId", "biz-rivals", "mspId", AppleWebhook.MSP, "secret", "b3RoZXI="));
        connections.connect(
                MerchantId.of("rivals"),
                "apple",
                "rivals-too",
                Map.of("businessId", "biz-rivals-2", "mspId", "msp-other", "secret", AppleWebhook.SECRET));

        assertThat(from(anna).to("biz-rivals").text("hi").post()).isEqualTo(404);
        assertThat(from(anna).to("biz-rivals-2").text("hi").post()).isEqualTo(404);
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source-id", "destination-id"})
    void wantsTheIdsInTheHeadersAsInTheBody(String header) {
        assertThat(from(anna).text("hi").without(header).post()).isEqualTo(400);
        assertThat(from(anna).text("hi").header(header, "").post()).isEqualTo(400);
        assertThat(from(anna)
                        .text("hi")
                        .header(header, header.equals("destination-id") ? BOOKS : "another")
                        .post())
                .isEqualTo(400);
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{\"v\":1,",
                "[]",
                "null",
                "1",
                "{}",
                "{\"id\":{},\"sourceId\":[],\"destinationId\":null}"
            })
    void saysThatItCannotReadWhatIsNoMessage(String body) {
        assertThat(from(anna).body(body.getBytes(StandardCharsets.UTF_8)).post())
                .isEqualTo(400);
        assertThat(from(anna)
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .compressed()
                        .post())
                .isEqualTo(400);
    }

    @Test
    void isNotImpressedByDeepNesting() {
        assertThat(from(anna)
                        .message("\"a\":" + "[".repeat(100_000) + "]".repeat(100_000))
                        .post())
                .isEqualTo(400);
        assertThat(from(anna)
                        .message("\"a\":" + "{\"a\":".repeat(5000))
                        .compressed()
                        .post())
                .isEqualTo(400);
    }

    @Test
    void isNotImpressedByABodyThatInflatesToTooMuch() {
        var bomb = AppleWebhook.gzip(new byte[200 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(1024 * 1024);

        assertThat(from(anna).body(bomb).post()).isEqualTo(413);
        assertThat(from(anna).body(AppleWebhook.gzip(bomb)).post()).isEqualTo(400);
        assertThat(from(anna).body(new byte[11 * 1024 * 1024]).post()).isEqualTo(413);
    }

    @Test
    void saysThatABodyIsDamaged() {
        var body = AppleWebhook.gzip("{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(from(anna).body(Arrays.copyOf(body, body.length - 9)).post()).isEqualTo(400);
        assertThat(from(anna).body(Arrays.copyOf(body, 3)).post()).isEqualTo(400);
        assertThat(from(anna).body(new byte[] {0x1f, (byte) 0x8b}).post()).isEqualTo(400);
    }

    @Test
    void takesIdsThatAreNumbers() {
        var webhook = from(anna).header("id", "4711");
        webhook.body(("{\"id\":4711,\"type\":\"text\",\"sourceId\":\"" + anna.externalId()
                        + "\",\"destinationId\":\"biz-lamps\",\"body\":12}")
                .getBytes(StandardCharsets.UTF_8));
        jdbc.sql("delete from inbound_event where dedupe_key = '4711'").update();

        assertThat(webhook.post()).isEqualTo(200);

        await(() -> bot.heardFrom(anna).contains("12"));
    }

    @Test
    void keepsAMessageOnceHoweverOftenItComes() {
        var webhook = from(anna).text("once").compressed();
        webhook.post();
        var posts = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(webhook::post))
                .toList();

        assertThat(posts).allMatch(post -> post.join() == 200);
        assertThat(kept()).isOne();
        await(() -> bot.heardFrom(anna).size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"typing_start", "typing_end"})
    void keepsNoSignOfTyping(String type) {
        assertThat(from(anna).message("\"type\":\"" + type + "\"").post()).isEqualTo(200);
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/landing", "/paymentGateway"})
    void passesOverWhatItDoesNotUse(String path) {
        assertThat(from(anna).path(path).text("hi").post()).isEqualTo(200);
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64", "c2VjcmV0LWtleQ=", "c2Vj*", "x", "===="})
    void wantsTheSecretAsAppleIssuesIt(String secret) {
        assertThatThrownBy(() -> connections.connect(
                        MerchantId.of("lamps"),
                        "apple",
                        "another",
                        Map.of("businessId", "biz-another", "mspId", "msp", "secret", secret)))
                .isInstanceOf(UnusableAccount.class)
                .hasMessageContaining("API secret")
                .hasMessageNotContaining(secret);
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbound_event where lane = ?")
                .param(anna.externalId())
                .query(Long.class)
                .single();
    }
}
