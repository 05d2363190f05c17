package chat.baton.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in at the door, and what becomes of it before a worker takes it. */
class WhatsAppWebhookRouteTests extends WhatsAppContext {

    private static final String VECTOR =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"WABA1\",\"changes\":[{\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550001111\",\"phone_number_id\":\"PNID1\"},\"contacts\":[{\"profile\":{\"name\":\"Ann\"},\"wa_id\":\"15551230000\",\"user_id\":\"US.1234567890\"}],\"messages\":[{\"from\":\"15551230000\",\"from_user_id\":\"US.1234567890\",\"id\":\"wamid.A1\",\"timestamp\":\"1700000000\",\"type\":\"text\",\"text\":{\"body\":\"hi\"}}]},\"field\":\"messages\"}]}]}";
    private static final String SIGNATURE = "sha256=a634649c2a554ffe7b363309540b3151a961d0d2378fb632d6938d9699cf2e5f";

    @Test
    void acceptsTheProvidersOwnVector() {
        var ann = at("lamps", "US.1234567890");

        assertThat(Webhook.post(port, "lamps", bytes(VECTOR), SIGNATURE)).isEqualTo(200);
        awaitHandled();

        assertThat(said(ann)).contains("customer: hi");
        assertThat(conversationOf(ann).customer().name()).isEqualTo("Ann");
    }

    @Test
    void refusesAForgedWebhookAndKeepsNothing() {
        var body = bytes(Webhook.envelope(Webhook.messages("PNID1", text("hi"))));
        var signature = Webhook.signature(body);
        for (var forged : new String[] {
            null,
            "",
            "sha256=",
            "sha256=00",
            signature.replace("sha256=", "sha1="),
            signature.toUpperCase(),
            signature + "0"
        }) {
            assertThat(Webhook.post(port, "lamps", body, forged)).isEqualTo(403);
        }
        body[body.length / 2] ^= 1;
        assertThat(Webhook.post(port, "lamps", body, signature)).isEqualTo(403);
        assertThat(kept(user)).isZero();
    }

    @Test
    void confirmsTheAddressToWhoKnowsTheToken() {
        assertThat(confirm("a%3Db%2Bc%25d").body()).isEqualTo("42");
        assertThat(confirm("wrong").statusCode()).isEqualTo(403);
    }

    private java.net.http.HttpResponse<String> confirm(String token) {
        return Webhook.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port
                        + "/hooks/whatsapp/lamps?hub.mode=subscribe&hub.challenge=42&hub.verify_token=" + token))
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"entry\":1}",
                "{\"entry\":[{}]}",
                "{\"entry\":[{\"changes\":{}}]}",
                "{\"entry\":[{\"changes\":[]}]}"
            })
    void acknowledgesWhatItCannotReadOnceItIsSigned(String body) {
        assertThat(Webhook.post(port, body)).isEqualTo(200);
    }

    @Test
    void readsThreeMegabytesAndNoMore() {
        var filler = "x".repeat(2_900_000);
        assertThat(Webhook.post(
                        port,
                        Webhook.envelope(
                                Webhook.change("PNID1", "history", "\"history\":\"" + filler + "\""),
                                Webhook.messages("PNID1", text("behind much")))))
                .isEqualTo(200);
        assertThat(kept(user)).isOne();
        assertThat(Webhook.post(port, Webhook.envelope("\"" + filler + filler + "\"")))
                .isEqualTo(413);
    }

    @Test
    void tellsTheAccountsAndCustomersOfAWebhookApart() {
        var ben = "DE." + UUID.randomUUID().toString().replace("-", "");
        tell(
                Webhook.messages("PNID1", text("one"), Webhook.text(null, ben, id(), "two")),
                Webhook.messages("PNID2", text("three")),
                Webhook.messages("PNID9", text("nobody's")));

        assertThat(said(anna())).contains("customer: one");
        assertThat(said(at("lamps", ben))).contains("customer: two");
        assertThat(said(at("books", user))).contains("customer: three");
        assertThat(ignored("messages")).contains("nobody's");
    }

    @Test
    void losesNoNeighbourOfABadEvent() {
        var bad = new String[] {
            "null",
            "1",
            "[]",
            "{}",
            "{\"from\":{},\"id\":[]}",
            "{\"from\":\"" + "1".repeat(5000) + "\",\"type\":\"text\"}",
            "{\"from\":\"4\\u00009\",\"timestamp\":\"soon\",\"id\":\"\\u0000\",\"type\":\"text\",\"text\":{\"body\":\"\\ud83d\\u0000\"}}",
        };
        for (int i = 0; i < bad.length; i++) {
            tell(
                    "null",
                    "7",
                    "{\"value\":[]}",
                    Webhook.messages("PNID1", bad[i], text("good " + i)),
                    Webhook.change("PNID1", "messages", "\"messages\":" + bad[i]),
                    Webhook.change("PNID1", "messages", "\"statuses\":[" + bad[i] + "]"));
        }

        assertThat(saidByCustomer()).hasSize(bad.length).first().isEqualTo("good 0");
    }

    @Test
    void keepsAMessageOnceHoweverOftenItComes() {
        var body = Webhook.envelope(Webhook.messages("PNID1", text("once")));
        for (int i = 0; i < 3; i++) {
            assertThat(Webhook.post(port, body)).isEqualTo(200);
        }
        awaitHandled();

        assertThat(saidByCustomer()).containsExactly("once");
    }

    @Test
    void keepsWhatItDoesNotUnderstandAndDoesNothing() {
        var mark = UUID.randomUUID().toString();
        tell(
                Webhook.change("PNID1", "account_update", "\"event\":\"VERIFIED_ACCOUNT\",\"mark\":\"" + mark + "\""),
                Webhook.change("PNID1", "messages", "\"errors\":[{\"code\":130429,\"title\":\"" + mark + "\"}]"),
                Webhook.messages(
                        "PNID1",
                        message("\"group_id\":\"1@g.us\",\"type\":\"text\",\"text\":{\"body\":\"" + mark + "\"}")));

        assertThat(jdbc.sql("select count(*) from inbound_event where status = 'ignored' and payload like ?")
                        .param("%" + mark + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(conversations.find(anna())).isEmpty();
    }

    @Test
    void leavesAChangeWithoutANumberToItsOwnBusiness() {
        var preference = "{\"field\":\"user_preferences\",\"value\":{\"user_preferences\":[{\"wa_id\":\"" + number
                + "\",\"category\":\"marketing_messages\",\"value\":\"stop\",\"timestamp\":1700000000}]}}";
        assertThat(Webhook.post(port, Webhook.envelope(preference).replace("WABA1", "WABA2")))
                .isEqualTo(200);
        assertThat(reachability.facts(at("lamps", number))).isEmpty();

        tell(preference.replace("1700000000", "1700000001"));
        assertThat(reachability.facts(at("lamps", number))).containsEntry("marketing", "stop");
    }

    private String text(String text) {
        return message("\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}");
    }

    private static String id() {
        return "wamid." + UUID.randomUUID();
    }

    private long kept(String lane) {
        return jdbc.sql("select count(*) from inbound_event where lane = ?")
                .param(lane)
                .query(Long.class)
                .single();
    }

    private String ignored(String topic) {
        return String.join(
                "\n",
                jdbc.sql("select payload from inbound_event where status = 'ignored' and topic = ?")
                        .param(topic)
                        .query(String.class)
                        .list());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
