package chat.baton.channel.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.ChannelContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in at the door, and what may not. */
class MessengerWebhookRouteTests extends ChannelContext {

    private final String customer = stranger().externalId();

    @ParameterizedTest
    @ValueSource(strings = {"hub.verify_token=a%3Db%2Bc%25d", "hub.verify_token=a=b%2Bc%25d"})
    void confirmsTheAddressToWhoKnowsTheToken(String token) {
        var answer = get("lamps", "hub.mode=subscribe&hub.challenge=1158201444&" + token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong",
                "hub.mode=subscribe&hub.challenge=1",
                "hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=a%3Db%2Bc%25d",
                "hub.mode=subscribe&hub.verify_token=a%3Db%2Bc%25d",
                ""
            })
    void confirmsNothingToAnybodyElse(String query) {
        var answer = get("lamps", query);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void knowsNoOtherAccounts() {
        assertThat(get("nobody", "hub.mode=subscribe").statusCode()).isEqualTo(404);
        assertThat(Webhook.post(port, "nobody", new byte[0], null)).isEqualTo(404);
    }

    @Test
    void refusesAForgedWebhookAndKeepsNothing() {
        var body = bytes(Webhook.envelope(Webhook.text(customer, "hi")));
        for (var signature : new String[] {null, "", "sha256=", "sha256=00", "sha1=" + "0".repeat(40)}) {
            assertThat(Webhook.post(port, "lamps", body, signature)).isEqualTo(403);
        }
        assertThat(Webhook.post(port, "lamps", body, Webhook.signature(bytes("other"))))
                .isEqualTo(403);
        assertThat(Webhook.post(port, "lamps", bytes("no json"), "sha256=00")).isEqualTo(403);
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{\"object\":\"page\",\"entry\":[{",
                "[]",
                "null",
                "1",
                "{}",
                "{\"entry\":1}",
                "{\"entry\":[]}",
                "{\"entry\":[{\"id\":\"PAGE1\",\"messaging\":[]}]}",
                "{\"entry\":{\"id\":\"PAGE1\"}}"
            })
    void acknowledgesWhatItCannotReadOnceItIsSigned(String body) {
        var before = stored();
        assertThat(Webhook.post(port, body)).isEqualTo(200);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void acknowledgesBytesThatAreNoTextAtAll() {
        var body = new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
        assertThat(Webhook.post(port, "lamps", body, Webhook.signature(body))).isEqualTo(200);
    }

    @Test
    void isNotImpressedByDeepNesting() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(Webhook.post(port, deep)).isEqualTo(200);
        assertThat(Webhook.post(port, Webhook.envelope("{\"a\":" + deep + "}"))).isEqualTo(200);
        assertThat(Webhook.post(port, "{\"a\":".repeat(5000))).isEqualTo(200);
    }

    @Test
    void keepsNoMoreLargeBodiesThanThereIsRoomFor() throws IOException {
        var large = bytes("{" + " ".repeat(70_000) + "}");
        var strangers = new ArrayList<Socket>();
        try {
            for (int n = 0; n < 12; n++) {
                strangers.add(beginsALargeBody());
            }
            await(() -> Webhook.post(port, "lamps", large, Webhook.signature(large)) == 503);
            assertThat(Webhook.post(port, "{}")).isEqualTo(200);
        } finally {
            for (var stranger : strangers) {
                stranger.close();
            }
        }
        await(() -> Webhook.post(port, "lamps", large, Webhook.signature(large)) == 200);
    }

    private Socket beginsALargeBody() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var head = "POST /hooks/messenger/lamps HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n";
        socket.getOutputStream().write(bytes(head + " ".repeat(70_000)));
        return socket;
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var body = bytes("x".repeat(2 * 1024 * 1024));
        assertThat(Webhook.post(port, "lamps", body, Webhook.signature(body))).isEqualTo(413);
        assertThat(postInChunks(body)).isEqualTo(413);
    }

    @Test
    void readsABodyThatComesInChunks() {
        assertThat(postInChunks(bytes(Webhook.envelope(Webhook.text(customer, "hi")))))
                .isEqualTo(200);
        assertThat(kept()).isOne();
    }

    @Test
    void losesNoNeighbourOfABadEvent() {
        var bad = new String[] {
            "null",
            "1",
            "[]",
            "{}",
            "{\"sender\":1,\"message\":{}}",
            "{\"sender\":{\"id\":\"" + "x".repeat(5000) + "\"},\"message\":{\"mid\":\"" + "y".repeat(5000) + "\"}}",
            "{\"policy-enforcement\":{\"action\":\"block\"}}",
            "{\"sender\":{\"id\":\"a\\u0000b\"},\"timestamp\":\"soon\",\"message\":{\"mid\":\"\\u0000\"}}",
            Webhook.event(customer + "\\ud83d", 1, "\"referral\":{\"ref\":\"\\ud83d \\u0000\"}"),
        };
        var all = IntStream.range(0, bad.length)
                .boxed()
                .flatMap(i -> java.util.stream.Stream.of(Webhook.text(customer, "good " + i), bad[i]))
                .toArray(String[]::new);

        assertThat(Webhook.post(port, Webhook.envelope(all))).isEqualTo(200);

        await(() -> bot.heardFrom(stranger(customer)).size() == bad.length);
        assertThat(bot.heardFrom(stranger(customer)))
                .containsExactlyElementsOf(IntStream.range(0, bad.length)
                        .mapToObj(i -> "good " + i)
                        .toList());
    }

    @Test
    void keepsWhatItDoesNotUnderstand() {
        var id = customer;
        assertThat(Webhook.post(
                        port,
                        Webhook.envelope(
                                Webhook.event(id, 1_700_000_000_000L, "\"account_linking\":{\"status\":\"linked\"}"))))
                .isEqualTo(200);
        assertThat(jdbc.sql("select status from inbound_event where lane = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("ignored");
    }

    @Test
    void keepsAnEventOnceHoweverOftenItComes() {
        var body = Webhook.envelope(Webhook.text(customer, "once"));
        var posts = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Webhook.post(port, body)))
                .toList();

        assertThat(posts).allMatch(post -> post.join() == 200);
        assertThat(kept()).isOne();
        await(() -> bot.heardFrom(stranger(customer)).size() == 1);
    }

    @Test
    void tellsTheAccountsOfAnAppApart() {
        var event = Webhook.text(customer, "to the books").replace("PAGE1", "PAGE2");
        assertThat(Webhook.post(port, Webhook.envelope(event).replace("PAGE1", "PAGE2")))
                .isEqualTo(200);
        assertThat(jdbc.sql("select account || ' ' || merchant_id from inbound_event where lane = ?")
                        .param(customer)
                        .query(String.class)
                        .single())
                .isEqualTo("books books");
    }

    @Test
    void ignoresAPageItDoesNotKnow() {
        assertThat(Webhook.post(
                        port, Webhook.envelope(Webhook.text(customer, "hi")).replace("PAGE1", "PAGE9")))
                .isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from inbound_event where payload like ? and status = 'ignored'")
                        .param("%" + customer + "%")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void readsIdsAndTimesAsOldRecordingsHaveThem() {
        var id = Long.toString(System.nanoTime());
        var body = "{\"object\":\"page\",\"entry\":[{\"id\":\"PAGE1\",\"messaging\":[{\"sender\":{\"id\":" + id
                + "},\"recipient\":{\"id\":\"PAGE1\"},\"timestamp\":1700000000,\"message\":{\"mid\":\"m" + id
                + "\",\"text\":\"hi\"}}]}]}";
        assertThat(Webhook.post(port, body)).isEqualTo(200);
        assertThat(jdbc.sql("select extract(epoch from occurred_at)::bigint from inbound_event where lane = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1_700_000_000L);
    }

    @Test
    void answersEveryWebhookUnderLoad() {
        var senders = java.util.concurrent.Executors.newFixedThreadPool(32);
        try {
            var customers = IntStream.range(0, 20).mapToObj(i -> stranger()).toList();
            var posts = IntStream.range(0, 400)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> Webhook.post(
                                    port,
                                    Webhook.envelope(
                                            Webhook.text(customers.get(i % 20).externalId(), "no. " + i))),
                            senders))
                    .toList();

            assertThat(posts).allMatch(post -> post.join() == 200);
            customers.forEach(each -> await(() -> said(each).size() == 40));
        } finally {
            senders.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "image/png", "nonsense"})
    void readsTheRawBytesWhateverTypeTheyAreSaidToBe(String type) {
        var body = bytes(Webhook.envelope(Webhook.text(customer, "hi")));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/messenger/lamps"))
                .header("X-Hub-Signature-256", Webhook.signature(body))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();

        assertThat(Webhook.send(request).statusCode()).isEqualTo(200);
        assertThat(kept()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
    void isNotUpsetByAFormThatIsNone(String type) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/messenger/lamps"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("--x\r\nnonsense"))
                .build();

        assertThat(Webhook.send(request).statusCode()).isBetween(400, 499);
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbound_event where lane = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    private long stored() {
        return jdbc.sql("select count(*) from inbound_event").query(Long.class).single();
    }

    private int postInChunks(byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/messenger/lamps"))
                .header("X-Hub-Signature-256", Webhook.signature(body))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        return Webhook.send(request).statusCode();
    }

    private HttpResponse<String> get(String account, String query) {
        return Webhook.send(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/hooks/messenger/" + account + "?" + query))
                .build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
