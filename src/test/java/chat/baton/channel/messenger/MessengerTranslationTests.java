package chat.baton.channel.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.ChannelContext;
import chat.baton.channel.Delivery;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of each kind of event, told as the provider tells it. */
class MessengerTranslationTests extends ChannelContext {

    private final CustomerRef anna = stranger();
    private final String id = anna.externalId();

    @Test
    void recordsEachPartOfAMessage() {
        tell(Webhook.message(
                id,
                "\"text\":\"look\",\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"https://x/1.jpg\"}}]"));

        await(() -> said(anna).size() == 4);
        assertThat(said(anna))
                .filteredOn(line -> line.startsWith("customer"))
                .containsExactly("customer: look", "customer: [image]");
    }

    @Test
    void takesATapAndALinksWordForWhatWasSaid() {
        var at = System.currentTimeMillis();
        tell(
                Webhook.event(id, at, "\"postback\":{\"title\":\"Start\",\"payload\":\"GET_STARTED\"}"),
                Webhook.event(id, at + 1, "\"referral\":{\"ref\":\"LAMP-1\"}"),
                Webhook.event(id, at + 2, "\"optin\":{\"ref\":\"news\"}"),
                Webhook.event(
                        id,
                        at + 3,
                        "\"message\":{\"mid\":\"m" + id + "\",\"text\":\"Red\",\"quick_reply\":{\"payload\":\"R\"}}"));

        await(() -> bot.heardFrom(anna).size() == 4);
        assertThat(bot.heardFrom(anna)).containsExactly("Start", "LAMP-1", "news", "Red");
    }

    @Test
    void listensOnlyWhileAnotherAppOwnsTheConversation() {
        tell(Webhook.envelope(Webhook.text(id, "hello")).replace("\"messaging\"", "\"standby\""));

        await(() -> said(anna).size() == 1);
        assertThat(bot.heardFrom(anna)).isEmpty();
    }

    @Test
    void knowsItsOwnEchoes() {
        var sent = answered();
        var at = System.currentTimeMillis();
        tell(
                echo(at, "\"mid\":\"m_x\",\"metadata\":\"baton:" + deliveryId() + "\",\"text\":\"You said hi\""),
                echo(at + 1, "\"mid\":\"m_y" + id + "\",\"app_id\":\"1\",\"text\":\"ours\""),
                echo(at + 2, "\"mid\":\"" + sent + "\",\"text\":\"You said hi\""));

        awaitHandled();
        assertThat(said(anna)).containsExactly("customer: hi", "bot: You said hi");
    }

    @Test
    void waitsForNoSendingThatTakesTooLongToBelieveThatAPersonAnswered() {
        answered();
        jdbc.sql("update delivery set status = 'sending', next_attempt_at = 'infinity' where recipient = ?")
                .param(id)
                .update();

        tell(echo(System.currentTimeMillis() - 25_000, "\"mid\":\"m_ben" + id + "\",\"text\":\"Ben here\""));

        await(() -> said(anna).contains("agent: Ben here"));
        assertThat(jdbc.sql("select max(attempts) from inbound_event where lane = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
        jdbc.sql("update delivery set status = 'sent' where recipient = ?")
                .param(id)
                .update();
    }

    @Test
    void takesSomebodyElsesEchoForAnAgentsMessage() {
        answered();
        tell(echo(
                System.currentTimeMillis(),
                "\"mid\":\"m_z" + id + "\",\"app_id\":263902037430900,\"text\":\"Hi, Ben here\""));

        await(() -> said(anna).contains("agent: Hi, Ben here"));
    }

    @Test
    void takesNobodysWordForAnAgentsWhileOurOwnIsOnItsWay() {
        var mid = "m_q" + id;
        SEND_API.stubFor(post(urlPathEqualTo("/v25.0/PAGE1/messages"))
                .withRequestBody(matchingJsonPath("$.message"))
                .willReturn(okJson("{\"message_id\":\"" + mid + "\"}").withFixedDelay(2000)));
        tell(Webhook.text(id, "hi"));
        await(() -> conversations.find(anna).isPresent()
                && delivery() != null
                && delivery().status().equals("sending"));

        tell(echo(System.currentTimeMillis(), "\"mid\":\"" + mid + "\",\"text\":\"You said hi\""));
        await(() -> echoIs("parked"));
        await(() -> delivery().status().equals("sent"));
        inbox.replay(anna.merchant(), echoId());
        await(() -> echoIs("handled"));

        assertThat(said(anna)).containsExactly("customer: hi", "bot: You said hi");
    }

    private boolean echoIs(String status) {
        return jdbc.sql("select count(*) from inbound_event where id = ? and status = ?")
                        .params(echoId(), status)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private long echoId() {
        return jdbc.sql("select id from inbound_event where lane = ? and dedupe_key like 'echo:%'")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void findsTheCustomerOfAnEchoOnEitherSide() {
        answered();
        tell(Webhook.event(
                id,
                System.currentTimeMillis(),
                "\"message\":{\"is_echo\":true,\"mid\":\"m_w" + id + "\",\"text\":\"turned round\"}"));

        await(() -> said(anna).contains("agent: turned round"));
    }

    @Test
    void anEchoTellsThatAMessageWithoutAnAnswerWasTaken() {
        answered();
        jdbc.sql("update delivery set status = 'failed', provider_ids = '{}', sent_at = null where recipient = ?")
                .param(id)
                .update();
        tell(echo(System.currentTimeMillis(), "\"mid\":\"m_late\",\"metadata\":\"baton:" + deliveryId() + "\""));

        await(() -> delivery().status().equals("sent"));
        assertThat(delivery().sentAt()).isNotNull();
    }

    @Test
    void aReceiptMovesADeliveryOnAndNeverBack() {
        var sent = answered();
        var at = System.currentTimeMillis();

        tell(Webhook.event(id, at, "\"delivery\":{\"mids\":[\"" + sent + "\"],\"watermark\":" + at + "}"));
        await(() -> delivery().status().equals("delivered"));

        tell(Webhook.event(id, at + 1, "\"read\":{\"watermark\":" + (at + 1) + "}"));
        await(() -> delivery().status().equals("read"));

        tell(Webhook.event(id, at + 2, "\"delivery\":{\"mids\":[\"" + sent + "\"],\"watermark\":" + (at + 2) + "}"));
        tell(Webhook.event(id, at + 3, "\"delivery\":{\"watermark\":" + (at + 3) + "}"));
        awaitHandled();
        assertThat(delivery().status()).isEqualTo("read");
        assertThat(delivery().deliveredAt()).isNotNull();
    }

    @Test
    void aReceiptMayBeQuickerThanTheAnswerToTheRequest() {
        SEND_API.stubFor(post(urlPathEqualTo("/v25.0/PAGE1/messages"))
                .withRequestBody(matchingJsonPath("$.message"))
                .willReturn(okJson("{\"message_id\":\"m_q" + id + "\"}").withFixedDelay(700)));
        tell(Webhook.text(id, "hi"));
        await(() -> conversations.find(anna).isPresent()
                && delivery() != null
                && delivery().status().equals("sending"));
        var at = System.currentTimeMillis();

        tell(echo(at, "\"mid\":\"m_q" + id + "\",\"metadata\":\"baton:" + deliveryId() + "\""));
        tell(Webhook.event(id, at + 1, "\"delivery\":{\"mids\":[\"m_q" + id + "\"],\"watermark\":" + (at + 1) + "}"));
        awaitHandled();
        assertThat(delivery().status()).isEqualTo("sending");

        await(() -> delivery().status().equals("delivered"));
    }

    @Test
    void aReceiptWithoutIdsMeansAllThatWasSentBefore() {
        answered();
        var before = jdbc.sql(
                        "select (extract(epoch from sent_at) * 1000)::bigint - 1000 from delivery where recipient = ?")
                .param(id)
                .query(Long.class)
                .single();
        tell(Webhook.event(id, before, "\"delivery\":{\"watermark\":" + before + "}"));
        awaitHandled();
        assertThat(delivery().status()).isEqualTo("sent");

        tell(Webhook.event(id, before + 2000, "\"delivery\":{\"watermark\":" + (before + 2000) + "}"));
        await(() -> delivery().status().equals("delivered"));
    }

    @Test
    void followsWhatACustomerDoesToTheirMessage() {
        tell(Webhook.event(id, System.currentTimeMillis(), "\"message\":{\"mid\":\"m1" + id + "\",\"text\":\"hi\"}"));
        await(() -> said(anna).size() == 2);

        tell(Webhook.event(
                id,
                System.currentTimeMillis(),
                "\"message_edit\":{\"mid\":\"m1" + id + "\",\"text\":\"hello\",\"num_edit\":\"1\"}"));
        await(() -> message(1).content().asText().equals("hello"));

        tell(Webhook.event(id, System.currentTimeMillis(), reaction("m1" + id, "react")));
        await(() -> "😢".equals(message(1).reaction()));

        tell(Webhook.event(id, System.currentTimeMillis(), reaction("m1" + id, "unreact")));
        await(() -> message(1).reaction() == null);

        tell(Webhook.event(
                id, System.currentTimeMillis(), "\"message\":{\"mid\":\"m1" + id + "\",\"is_deleted\":true}"));
        await(() -> message(1).deletedAt() != null);
    }

    @Test
    void showsAReactionAtTheMessageItIsFor() {
        var sent = answered();
        tell(Webhook.event(id, System.currentTimeMillis(), reaction(sent, "react")));

        await(() -> "😢".equals(message(2).reaction()));
    }

    @Test
    void passesOverWhatIsAboutAnUnknownMessage() {
        var at = System.currentTimeMillis();
        tell(
                Webhook.event(id, at, reaction("m_unknown", "react")),
                Webhook.event(id, at, "\"read\":{\"watermark\":" + at + "}"),
                Webhook.event(id, at, "\"message_edit\":{\"mid\":\"m_unknown\",\"text\":\"x\",\"num_edit\":1}"),
                Webhook.event(id, at, "\"delivery\":{\"mids\":[\"m_unknown\"],\"watermark\":" + at + "}"));
        awaitHandled();
        assertThat(conversations.find(anna)).isEmpty();
    }

    @Test
    void storesWordsThatLookLikeEscapesOrAreHalfACharacter() {
        tell(Webhook.text(id, "zero \\u0000 half \\ud83d literal \\\\u0000 end"));

        await(() -> said(anna).size() == 2);
        assertThat(said(anna).get(0)).startsWith("customer: zero  half").endsWith("literal \\u0000 end");
    }

    /** @return the provider's id of the bot's answer */
    private String answered() {
        tell(Webhook.text(id, "hi"));
        await(() -> conversations.find(anna).isPresent()
                && delivery() != null
                && delivery().status().equals("sent"));
        return jdbc.sql("select provider_ids[1] from delivery where recipient = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private UUID deliveryId() {
        return jdbc.sql("select id from delivery where recipient = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private Delivery delivery() {
        return deliveries.of(conversationOf(anna).id()).get(2);
    }

    private Message message(int number) {
        List<Message> messages = conversations.messages(conversationOf(anna).id(), number - 1);
        return messages.get(0);
    }

    private void tell(String... events) {
        var body = events[0].startsWith("{\"object\"") ? events[0] : Webhook.envelope(events);
        assertThat(Webhook.post(port, body)).isEqualTo(200);
    }

    private void awaitHandled() {
        await(() -> jdbc.sql("select count(*) from inbound_event where lane = ? and status <> 'handled'")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 0);
    }

    private String echo(long at, String message) {
        return "{\"sender\":{\"id\":\"PAGE1\"},\"recipient\":{\"id\":\"" + id + "\"},\"timestamp\":" + at
                + ",\"message\":{\"is_echo\":true," + message + "}}";
    }

    private static String reaction(String mid, String action) {
        return "\"reaction\":{\"mid\":\"" + mid + "\",\"action\":\"" + action
                + "\",\"emoji\":\"😢\",\"reaction\":\"sad\"}";
    }
}
