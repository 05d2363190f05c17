package chat.baton.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Inbound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of each kind of event, told as X tells it. */
class XTranslationTests extends XContext {

    @BeforeEach
    void someAccountsAreTriedOnlyHere() {
        connect("books", "x-revoked", "104", SECRET, Map.of());
    }

    @Test
    void recordsAPictureWithItsWords() {
        tells(message(
                id,
                "100",
                number(),
                "\"text\":\"look https://t.co/p\",\"attachment\":{\"type\":\"media\",\"media\":{\"type\":\"photo\","
                        + "\"media_url_https\":\"https://ton.twitter.com/1.jpg\",\"url\":\"https://t.co/p\"}}"));

        await(() -> said(anna).size() == 2);
        assertThat(said(anna).get(0)).isEqualTo("customer: look");
        assertThat(conversations.messages(conversationOf(anna).id(), 0).get(0).content())
                .isInstanceOf(Content.Image.class);
    }

    @Test
    void learnsWhoTheCustomerIsFromTheMessage() {
        var users = "\"users\":{\"" + id + "\":{\"id\":\"" + id
                + "\",\"name\":\"Anna Berg\",\"screen_name\":\"anna\",\"profile_image_url_https\":\"https://x/a.jpg\"}}";
        posts(accountActivity(text(id, "hi")).replaceFirst("\\{", "{" + users + ","));

        await(() -> conversations
                .find(anna)
                .filter(it -> "Anna Berg".equals(it.customer().name()))
                .isPresent());
        assertThat(conversationOf(anna).customer().pictureUrl()).isEqualTo("https://x/a.jpg");
    }

    @Test
    void learnsWhoTheCustomerIsFromAnActivityToo() {
        var users = "{\"" + id + "\":{\"data\":{\"id\":\"" + id
                + "\",\"username\":\"anna\",\"name\":\"Anna\",\"profile_image_url\":\"https://x/b.jpg\"}}}";
        posts(activity("dm.received", "{\"direct_message_events\":[" + text(id, "hi") + "],\"users\":" + users + "}"));

        await(() -> conversations
                .find(anna)
                .filter(it -> "Anna".equals(it.customer().name()))
                .isPresent());
        assertThat(conversationOf(anna).customer().pictureUrl()).isEqualTo("https://x/b.jpg");
    }

    @Test
    void knowsItsOwnMessagesByTheirIds() {
        var sent = answered();
        tells(echo(sent, "changed beyond &amp; recognition"));

        awaitHandled();
        assertThat(said(anna)).containsExactly("customer: hi", "bot: You said hi");
    }

    @Test
    void knowsItsOwnMessagesByItsApp() {
        answered();
        tells(echo(number(), "changed").replace("\"sender_id\"", "\"source_app_id\":\"77\",\"sender_id\""));

        awaitHandled();
        assertThat(said(anna)).hasSize(2);
    }

    @Test
    void takesWhatWasTypedElsewhereForAnAgentsMessage() {
        answered();
        tells(echo(number(), "Hi, Ben here &lt;3"));
        await(() -> said(anna).contains("agent: Hi, Ben here <3"));

        posts(activity("dm.sent", "{\"direct_message_events\":[" + echo(number(), "Ben again") + "]}"));
        await(() -> said(anna).contains("agent: Ben again"));
    }

    @Test
    void takesTheBotsOwnWordsTypedElsewhereForAnAgentsMessage() {
        answered();
        tells(echo(number(), "You said hi"));

        await(() -> said(anna).contains("agent: You said hi"));
    }

    @Test
    void opensAConversationThatAPersonBegins() {
        tells(echo(number(), "Hello Anna"));

        await(() -> said(anna).equals(List.of("agent: Hello Anna")));
    }

    @Test
    void anEchoMayBeQuickerThanTheAnswerToTheRequest() {
        answers(taken("9" + id).withFixedDelay(1500));
        tells(text(id, "a & b"));
        await(() -> conversations.find(anna).isPresent()
                && delivery() != null
                && delivery().status().equals("sending"));

        tells(echo("9" + id, "You said a &amp; b"), echo(number(), "I am Ben"));
        await(() -> said(anna).contains("agent: I am Ben"));
        assertThat(delivery().status()).isEqualTo("sending");

        await(() -> delivery().status().equals("sent"));
        assertThat(said(anna)).containsExactly("customer: a & b", "bot: You said a & b", "agent: I am Ben");
    }

    @Test
    void anEchoTellsThatAMessageWithoutAnAnswerWasTaken() {
        answered();
        jdbc.sql(
                        "update delivery set status = 'failed', provider_ids = '{}', sent_at = null, parts_sent = 0 where recipient = ?")
                .param(id)
                .update();
        tells(echo("8" + id, "You said hi"));

        await(() -> delivery().status().equals("sent"));
        assertThat(providerId()).isEqualTo("8" + id);
        assertThat(said(anna)).hasSize(2);
    }

    @Test
    void anEchoOfWhatWasSentTwiceIsOursEachTime() {
        answered();
        jdbc.sql("update delivery set attempts = 2 where recipient = ?")
                .param(id)
                .update();
        tells(echo(number(), "You said hi"));

        awaitHandled();
        assertThat(said(anna)).hasSize(2);
    }

    @Test
    void anEchoTellsWhichPartWasTaken() {
        bot.isSilent();
        conversations.record(new Inbound(anna, null, Instant.now(), Content.text("hi")));
        jdbc.sql("insert into account_pause values ('x', 'x-lamps', 'lamps', now() + interval '1 hour', 'test')")
                .update();
        var first = "a".repeat(9_999);
        conversations.reply(conversationOf(anna).id(), Author.BOT, Content.text(first + " second"), null);
        jdbc.sql("update delivery set attempts = 1, error = 'no answer in time' where recipient = ?")
                .param(id)
                .update();
        tells(echo("7" + id, first));

        await(() -> partsSent() == 1);
        assertThat(delivery().status()).isEqualTo("queued");
        jdbc.sql("delete from account_pause").update();
        await(() -> delivery().status().equals("sent"));
        assertThat(sentTo(anna)).extracting(body -> body.path("text").asText()).containsExactly("second");
    }

    @Test
    void marksWhatWasReadAndEverythingBefore() {
        var sent = answered();
        tells(text(id, "and"));
        await(() -> statuses().equals(List.of("sent", "sent")));

        posts(read(sent));
        await(() -> statuses().equals(List.of("read", "sent")));

        posts(activity("dm.read", read(number()).replace("\"for_user_id\":\"100\",", "")));
        await(() -> statuses().equals(List.of("read", "read")));
    }

    @Test
    void doesNothingWhenTheAccountItselfHasRead() {
        answered();
        posts(read(number()).replace("\"sender_id\":\"" + id + "\"", "\"sender_id\":\"100\""));
        posts(read("1").replace("\"created_timestamp\":\"", "\"created_timestamp\":\"x"));

        awaitHandled();
        await(() -> statuses().equals(List.of("read")));
    }

    @Test
    void tellsAgentsThatAnEncryptedMessageCameThatNobodyHereCanRead() {
        var payload = "{\"conversation_id\":\"100-" + id + "\",\"sender_id\":\"" + id
                + "\",\"encoded_event\":\"AAECAw==\",\"conversation_token\":\"t\",\"created_at_msec\":\"1700000000000\","
                + "\"message_event_signature\":{\"signature\":\"s\"}}";
        posts(activity("chat.received", payload));
        posts(activity("chat.received", payload));

        await(() -> said(anna).size() == 2);
        assertThat(said(anna).get(0)).isEqualTo("customer: [encrypted message]");
        assertThat(conversations.messages(conversationOf(anna).id(), 0).get(0).content())
                .isEqualTo(new Content.NotUnderstood(
                        "encrypted message", Json.read(payload).toString()));
    }

    @Test
    void sendsNothingOnceThePermissionIsTakenBack() {
        var account = accounts.get("x", "x-revoked");
        posts("{\"user_event\":{\"revoke\":{\"date_time\":\"2026-01-01T00:00:00+00:00\",\"target\":{\"app_id\":\"77\"},"
                + "\"source\":{\"user_id\":\"104\"}}}}");

        await(() -> accounts.status(account).failure() != null);
        assertThat(accounts.status(account).failure()).contains("permission was taken back");
        assertThat(accounts.status(accounts.get("x", "x-lamps")).failure()).isNull();
        assertThat(pausedAccounts()).containsExactly("x-revoked");

        connections.connect(account.merchant(), "x", "x-revoked", Map.of());
        assertThat(accounts.status(account).failure()).isNull();
        posts(activity("oauth.revoke", "{\"user_id\":\"104\"}")
                .replace("\"filter\":{\"user_id\":\"100\"}", "\"filter\":{}"));
        await(() -> accounts.status(account).failure() != null);
        connections.connect(account.merchant(), "x", "x-revoked", Map.of());
    }

    private String echo(String messageId, String text) {
        return message("100", id, messageId, "\"text\":" + Json.write(text));
    }

    private String read(String last) {
        return "{\"for_user_id\":\"100\",\"direct_message_mark_read_events\":[{\"created_timestamp\":\""
                + System.currentTimeMillis() + "\",\"sender_id\":\"" + id
                + "\",\"target\":{\"recipient_id\":\"100\"},\"last_read_event_id\":\"" + last + "\"}]}";
    }

    private List<String> statuses() {
        return jdbc.sql("select status from delivery where recipient = ? order by number")
                .param(id)
                .query(String.class)
                .list();
    }

    private int partsSent() {
        return jdbc.sql("select parts_sent from delivery where recipient = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private List<String> pausedAccounts() {
        return jdbc.sql("select account from account_pause").query(String.class).list();
    }
}
