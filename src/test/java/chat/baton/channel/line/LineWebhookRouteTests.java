package chat.baton.channel.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in at the door, and what may not. */
class LineWebhookRouteTests extends LineContext {

    private static final byte[] MESSAGE = bytes("{\"destination\":\"U0\",\"events\":[{\"type\":\"message\",\"message\":"
            + "{\"type\":\"text\",\"id\":\"444573844083572737\",\"quoteToken\":\"q3Plxr4AgKd\",\"text\":\"こんにちは\"},"
            + "\"webhookEventId\":\"01HF8V2M3N4P5Q6R7S8T9V0W1X\",\"deliveryContext\":{\"isRedelivery\":false},"
            + "\"timestamp\":1700000000000,\"source\":{\"type\":\"user\",\"userId\":\"U1\"},\"replyToken\":\"r1\","
            + "\"mode\":\"active\"}]}");
    private static final String MESSAGE_SIGNATURE = "cXz8COf1Ckpdm13YoJtIX+/TtxU8tpEFCI9sIGmh73M=";

    private static final byte[] VERIFICATION = bytes("{\"destination\":\"U0\",\"events\":[]}");
    private static final String VERIFICATION_SIGNATURE = "3Gc/A/Q/RaUenWOFYfa53YXiRHXEBqQuDHu1nnYGQpU=";

    @Test
    void acceptsTheProvidersOwnVector() {
        assertThat(MESSAGE).hasSize(340);
        assertThat(LineWebhook.post(port, MESSAGE, MESSAGE_SIGNATURE)).isEqualTo(200);
        assertThat(LineWebhook.post(port, "lamps", MESSAGE, "X-Line-Signature", MESSAGE_SIGNATURE))
                .isEqualTo(200);

        var writer = new chat.baton.conversation.CustomerRef(anna.merchant(), "line", "lamps", "U1");
        await(() -> said(writer).contains("customer: こんにちは"));
        assertThat(kept("U1")).isOne();
    }

    @Test
    void confirmsItsAddressToAVerificationWithoutEvents() {
        var before = stored();

        assertThat(LineWebhook.post(port, VERIFICATION, VERIFICATION_SIGNATURE)).isEqualTo(200);

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void refusesEachFlippedByteAndKeepsNothing() {
        var before = stored();
        for (int at = 0; at < MESSAGE.length; at += 17) {
            var forged = MESSAGE.clone();
            forged[at] ^= 1;
            assertThat(LineWebhook.post(port, forged, MESSAGE_SIGNATURE)).isEqualTo(403);
        }
        for (int at = 0; at < MESSAGE_SIGNATURE.length(); at++) {
            var forged = new StringBuilder(MESSAGE_SIGNATURE);
            forged.setCharAt(at, forged.charAt(at) == 'N' ? 'O' : 'N');
            assertThat(LineWebhook.post(port, MESSAGE, forged.toString())).isEqualTo(403);
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void refusesASignatureThatIsNone() {
        var before = stored();
        for (var signature : new String[] {
            null,
            "",
            "=",
            "not base64!",
            "cXz8COf1Ckpdm13YoJtIX+/TtxU8tpEFCI9sIGmh73M",
            "sha256=" + MESSAGE_SIGNATURE,
            VERIFICATION_SIGNATURE,
            "717cfc08e7f50a4a5d9b5dd8a09b485fefd3b7153cb69105088f6c2069a1ef73"
        }) {
            assertThat(LineWebhook.post(port, MESSAGE, signature)).isEqualTo(403);
        }
        assertThat(LineWebhook.post(port, "nobody", MESSAGE, "x-line-signature", MESSAGE_SIGNATURE))
                .isEqualTo(404);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "{\"events\":[{", "[]", "null", "1", "{}", "{\"events\":1}", "{\"events\":{}}"})
    void acknowledgesWhatItCannotReadOnceItIsSigned(String body) {
        var before = stored();
        assertThat(LineWebhook.post(port, body)).isEqualTo(200);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void losesNoNeighbourOfABadEvent() {
        var bad = new String[] {
            "null",
            "1",
            "[]",
            "{}",
            "{\"type\":7,\"source\":3}",
            "{\"type\":\"message\"}",
            "{\"type\":\"message\",\"source\":{\"userId\":\"" + "x".repeat(5000) + "\"},\"message\":{\"id\":\""
                    + "y".repeat(5000) + "\"}}",
            "{\"type\":\"message\",\"source\":{\"userId\":\"\\u0000\"},\"webhookEventId\":\"\\u0000\",\"timestamp\":\"soon\"}",
        };
        var all = IntStream.range(0, bad.length)
                .boxed()
                .flatMap(i -> java.util.stream.Stream.of(LineWebhook.text(id, "good " + i), bad[i]))
                .toArray(String[]::new);

        tell(all);

        await(() -> bot.heardFrom(anna).size() == bad.length);
        assertThat(bot.heardFrom(anna))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, bad.length)
                        .mapToObj(i -> "good " + i)
                        .toList());
    }

    @Test
    void storesABatchOfTwentyEightEventsThatComesTwiceOnce() {
        var customers = IntStream.range(0, 4).mapToObj(i -> customer("lamps")).toList();
        var events = IntStream.range(0, 28)
                .mapToObj(i -> LineWebhook.text(customers.get(i % 4).externalId(), "no. " + i))
                .toList();
        var again = new ArrayList<>(events);
        java.util.Collections.reverse(again);

        tell(events.toArray(String[]::new));
        tell(again.stream().map(LineWebhookRouteTests::redelivered).toArray(String[]::new));

        assertThat(customers).allMatch(each -> kept(each.externalId()) == 7);
        customers.forEach(each -> await(() -> bot.heardFrom(each).size() == 7));
        awaitHandled();
        assertThat(customers).allMatch(each -> bot.heardFrom(each).size() == 7);
    }

    @Test
    void storesAnEventWithoutAnIdOnce() {
        var event = LineWebhook.text(id, "old").replaceAll("\"webhookEventId\":\"\\w+\",", "");
        tell(event, redelivered(event));
        tell(event.replace("\"replyToken\"", "\"formerReplyToken\""));
        assertThat(kept(id)).isOne();

        tell(event.replace("\"id\":\"", "\"id\":\"1"));
        assertThat(kept(id)).isEqualTo(2);
    }

    @Test
    void tellsCustomersOfABatchApart() {
        var carl = customer("lamps");
        var dora = customer("lamps");

        tell(
                LineWebhook.text(id, "I am Anna"),
                LineWebhook.text(carl.externalId(), "I am Carl"),
                LineWebhook.text(dora.externalId(), "I am Dora"));

        await(() -> List.of(anna, carl, dora).stream()
                .allMatch(each -> bot.heardFrom(each).size() == 1));
        assertThat(bot.heardFrom(carl)).containsExactly("I am Carl");
        assertThat(bot.heardFrom(dora)).containsExactly("I am Dora");
    }

    @Test
    void bringsEventsToTheAccountTheyAreFor() {
        LineWebhook.postOk(
                port, LineWebhook.envelope(LineWebhook.text(id, "to the books")).replace("\"U0\"", "\"U9\""));
        assertThat(ownersOf(id)).containsExactly("books books new");
    }

    @Test
    void takesABotNobodyConnectedForTheWebhooksOwn() {
        LineWebhook.postOk(
                port, LineWebhook.envelope(LineWebhook.text(id, "hi")).replace("\"U0\"", "\"Umistyped\""));
        assertThat(ownersOf(id)).containsExactly("lamps lamps new");
    }

    @Test
    void keepsEventsOfAnAccountThatIsSwitchedOffForIt() {
        connections.enable("line", "books", false);
        try {
            LineWebhook.postOk(
                    port, LineWebhook.envelope(LineWebhook.text(id, "anybody?")).replace("\"U0\"", "\"U9\""));
            assertThat(ownersOf(id).get(0)).startsWith("books books");
        } finally {
            connections.enable("line", "books", true);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"group\",\"groupId\":\"C1\",\"userId\":\"%s\"}",
                "{\"type\":\"room\",\"roomId\":\"R1\",\"userId\":\"%s\"}",
                "{\"type\":\"group\",\"groupId\":\"C1\"}",
                "{\"type\":\"user\"}",
                "null"
            })
    void servesOnlyChatsOfOneCustomer(String source) {
        var event = LineWebhook.text(id, "all together " + id)
                .replace("{\"type\":\"user\",\"userId\":\"" + id + "\"}", source.formatted(id));

        tell(event);

        assertThat(statusOf("%all together " + id + "%")).isEqualTo("ignored");
        assertThat(conversations.find(anna)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000000000000000", "ffffffffffffffffffffffffffffffff"})
    void doesNotAnswerATrialOfTheAddress(String token) {
        tell(LineWebhook.text("Udeadbeefdeadbeefdeadbeefdeadbeef", "trial " + id)
                .replaceAll("\"replyToken\":\"[^\"]+\"", "\"replyToken\":\"" + token + "\""));

        assertThat(statusOf("%trial " + id + "%")).isEqualTo("ignored");
    }

    @Test
    void readsIdsAsNumbersAndTimesAsTextsAndSeconds() {
        var number = Long.toString(System.nanoTime());
        LineWebhook.postOk(
                port,
                "{\"destination\":\"U0\",\"events\":[{\"type\":\"message\",\"timestamp\":\"1700000000\",\"source\":{\"userId\":"
                        + number + "},\"message\":{\"id\":" + number + ",\"type\":\"text\",\"text\":42}}]}");

        assertThat(jdbc.sql("select extract(epoch from occurred_at)::bigint from inbound_event where lane = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1_700_000_000L);
        var customer = new chat.baton.conversation.CustomerRef(anna.merchant(), "line", "lamps", number);
        await(() -> said(customer).contains("customer: 42"));
    }

    private static String redelivered(String event) {
        return event.replace("\"isRedelivery\":false", "\"isRedelivery\":true");
    }

    private List<String> ownersOf(String customer) {
        return jdbc.sql(
                        """
                        select merchant_id || ' ' || account || ' ' || replace(status, 'handled', 'new') from inbound_event
                         where payload like ?
                        """)
                .param("%" + customer + "%")
                .query(String.class)
                .list();
    }

    private String statusOf(String payload) {
        return jdbc.sql("select status from inbound_event where payload like ?")
                .param(payload)
                .query(String.class)
                .single();
    }

    private long stored() {
        return jdbc.sql("select count(*) from inbound_event").query(Long.class).single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
