package chat.baton.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in at the door, what is kept of it, and for whom. */
class XWebhookRouteTests extends XContext {

    @Test
    void answersTheQuestionWhetherTheAddressIsOurs() {
        var answer = question("x-lamps", "?crc_token=challenge_string");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(Json.read(answer.body()))
                .isEqualTo(Json.read("{\"response_token\":\"sha256=wbxoN8scmhw5dqzftzpj6g3uAnVpSktqxDDUHYNfIqA=\"}"));
    }

    @Test
    void signsAQuestionAsItWasBeforeItWasEncoded() {
        var answer = question("x-lamps", "?crc_token=a%2Bb%26c&nonce=1");

        assertThat(Json.read(answer.body()).path("response_token").asText())
                .isEqualTo(signature(SECRET, "a+b&c".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void answersNoOtherQuestion() {
        assertThat(question("x-lamps", "").statusCode()).isEqualTo(400);
        assertThat(question("nobody", "?crc_token=1").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsTheProvidersOwnExamplesOnceTogether() {
        var before = kept("200");
        posts(XSignatureTests.ACCOUNT_ACTIVITY);
        posts(XSignatureTests.ACTIVITY);

        assertThat(before).isZero();
        assertThat(kept("200")).isOne();
        assertThat(jdbc.sql(
                                "select account || ' ' || extract(epoch from occurred_at)::bigint from inbound_event where lane = '200'")
                        .query(String.class)
                        .single())
                .isEqualTo("x-lamps 1700000000");
    }

    @Test
    void refusesAForgedWebhookAndKeepsNothing() {
        var body = accountActivity(text(id, "hi")).getBytes(StandardCharsets.UTF_8);
        for (var signature : new String[] {null, "", "sha256=", "sha256=AAAA", signature("other", body)}) {
            assertThat(webhook("x-lamps", body, signature)).isEqualTo(403);
        }
        assertThat(webhook("x-lamps", body, signature(SECRET, "x".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(403);
        assertThat(kept(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "null",
                "1",
                "{}",
                "{\"data\":[]}",
                "{\"for_user_id\":\"100\"}",
                "{\"for_user_id\":\"100\",\"direct_message_events\":[]}",
                "{\"for_user_id\":\"100\",\"direct_message_events\":1,\"users\":[]}",
                "{\"data\":{\"filter\":{\"user_id\":\"100\"},\"event_type\":\"dm.received\",\"payload\":{}}}",
            })
    void acknowledgesWhatHoldsNothing(String body) {
        var before = stored();
        posts(body);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void letsTypingPass() {
        var before = stored();
        var typing =
                "{\"direct_message_indicate_typing_events\":[{\"created_timestamp\":\"1700000000000\",\"sender_id\":\""
                        + id + "\",\"target\":{\"recipient_id\":\"100\"}}],\"users\":{}}";
        posts(typing.replaceFirst("\\{", "{\"for_user_id\":\"100\","));
        posts(activity("dm.indicate_typing", typing));
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'replay_job_status':{'webhook_id':'ID','job_state':'Complete','job_id':'2'}}",
                "{'for_user_id':'100','follow_events':[{'source':{'id':'ID'}}]}",
                "{'for_user_id':'100','direct_message_events':[{'type':'reaction','id':'ID'}]}",
                "{'for_user_id':'100','user_event':{'renamed':'ID'}}",
                "{'for_user_id':'999','direct_message_events':[{'id':'1','message_create':{'sender_id':'ID','message_data':{'text':'x'}}}]}",
                "{'direct_message_events':[{'id':'1','message_create':{'sender_id':'ID','message_data':{'text':'x'}}}]}",
                "{'for_user_id':'100','direct_message_events':[{'id':'1','message_create':{'message_data':{'text':'ID'}}}]}",
                "{'for_user_id':'100','direct_message_events':[{'id':'1ID','message_create':{'sender_id':'5','target':{'recipient_id':'6'},'message_data':{}}}]}",
                "{'for_user_id':'100','direct_message_events':[{'id':'1ID','message_create':{'sender_id':'100','target':{'recipient_id':'100'},'message_data':{}}}]}",
                "{'data':{'event_type':'chat.sent','filter':{'user_id':'100'},'payload':{'sender_id':'100','id':'ID'}}}",
                "{'data':{'event_type':'profile.update.bio','filter':{'user_id':'100'},'payload':{'before':'ID'}}}",
                "{'data':{'event_uuid':'ID'}}",
                "{'data':[{'event_uuid':'ID'}]}",
            })
    void keepsWhatItDoesNotUnderstandAndDoesNothing(String body) {
        posts(body.replace('\'', '"').replace("ID", id));
        assertThat(jdbc.sql("select status from inbound_event where payload like ?")
                        .param("%" + id + "%")
                        .query(String.class)
                        .list())
                .containsExactly("ignored");
    }

    @Test
    void keepsAMessageOnceHoweverOftenAndWhicheverWayItComes() {
        var message = text(id, "once");
        IntStream.range(0, 3).forEach(again -> tells(message));
        posts(activity("dm.received", "{\"direct_message_events\":[" + message + "],\"users\":{}}"));

        await(() -> bot.heardFrom(anna).size() == 1);
        assertThat(kept(id)).isOne();
    }

    @Test
    void tellsTheAccountsOfAnAppApart() {
        var toBooks = accountActivity(message(id, "101", number(), "\"text\":\"hi\""))
                .replace("\"for_user_id\":\"100\"", "\"for_user_id\":\"101\"");
        posts(toBooks);
        assertThat(accountsThatHeard()).containsExactly("books x-books");
    }

    @Test
    void hearsNothingForAnAccountOfAnotherApp() {
        posts(accountActivity(message(id, "102", number(), "\"text\":\"hi\""))
                .replace("\"for_user_id\":\"100\"", "\"for_user_id\":\"102\""));
        assertThat(accountsThatHeard()).containsExactly("lamps x-lamps");
        assertThat(jdbc.sql("select status from inbound_event where lane = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("ignored");
    }

    @Test
    void readsIdsAndTimesThatAreNumbers() {
        posts("{\"for_user_id\":100,\"direct_message_events\":[{\"type\":\"message_create\",\"id\":" + number()
                + ",\"created_timestamp\":1700000000000,\"message_create\":{\"target\":{\"recipient_id\":100},\"sender_id\":"
                + id + ",\"message_data\":{\"text\":\"hi\"}}}]}");

        await(() -> bot.heardFrom(anna).equals(List.of("hi")));
        assertThat(jdbc.sql("select extract(epoch from occurred_at)::bigint from inbound_event where lane = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1_700_000_000L);
    }

    @Test
    void losesNoNeighbourOfABadEvent() {
        tells(
                text(id, "one"),
                "null",
                "1",
                "{\"message_create\":1}",
                "{\"id\":\"" + "y".repeat(5000) + "\",\"message_create\":{\"sender_id\":\"" + "x".repeat(5000) + "\"}}",
                "{\"id\":\"\\u0000\",\"created_timestamp\":\"soon\",\"message_create\":{\"sender_id\":\"a\\u0000b\"}}",
                text(id, "two"));

        await(() -> bot.heardFrom(anna).equals(List.of("one", "two")));
    }

    private List<String> accountsThatHeard() {
        return jdbc.sql("select merchant_id || ' ' || account from inbound_event where lane = ?")
                .param(id)
                .query(String.class)
                .list();
    }

    private long kept(String customer) {
        return jdbc.sql("select count(*) from inbound_event where channel = 'x' and lane = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    private long stored() {
        return jdbc.sql("select count(*) from inbound_event").query(Long.class).single();
    }
}
