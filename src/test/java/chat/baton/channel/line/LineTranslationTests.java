package chat.baton.channel.line;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Message;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each kind of event, told as LINE tells it. */
class LineTranslationTests extends LineContext {

    @BeforeEach
    void listen() {
        bot.isSilent();
    }

    @Test
    void recordsATextWithItsIdAndTime() {
        tell(
                LineWebhook.message(
                        id,
                        "\"id\":\"1" + id
                                + "\",\"type\":\"text\",\"text\":\"hi (brown)\",\"quoteToken\":\"q\",\"quotedMessageId\":\"0\","
                                + "\"emojis\":[{\"index\":3,\"length\":7,\"productId\":\"p\",\"emojiId\":\"1\"}],\"mention\":{\"mentionees\":[]}"));

        assertThat(first()).isEqualTo(Content.text("hi (brown)"));
        assertThat(conversations.numberOf(conversationOf(anna).id(), "1" + id)).contains(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "audio"})
    void knowsFilmsAndSoundsByTheirMessage(String kind) {
        tell(LineWebhook.message(
                id,
                "\"id\":\"23\",\"type\":\"" + kind + "\",\"duration\":60000,\"contentProvider\":{\"type\":\"line\"}"));

        assertThat(first()).isInstanceOf(Content.File.class);
        assertThat(((Content.File) first()).kind()).isEqualTo(kind);
    }

    @Test
    void knowsEachPictureOfASetByItsMessage() {
        var at = System.currentTimeMillis();
        tell(picture("21", at, 1), picture("22", at + 1, 2));

        await(() -> said(anna).size() == 2);
        assertThat(said(anna)).containsExactly("customer: [image]", "customer: [image]");
        assertThat(first()).isInstanceOf(Content.Image.class);
    }

    private String picture(String message, long at, int index) {
        return LineWebhook.event(
                id,
                at,
                "\"type\":\"message\",\"message\":{\"id\":\"" + message
                        + "\",\"type\":\"image\",\"contentProvider\":{\"type\":\"line\"},\"imageSet\":{\"id\":\"S\",\"index\":"
                        + index + ",\"total\":2}}");
    }

    @Test
    void knowsAFileByItsName() {
        tell(LineWebhook.message(id, "\"id\":\"3\",\"type\":\"file\",\"fileName\":\"bill.pdf\",\"fileSize\":9"));

        assertThat(first().asText()).isEqualTo("[bill.pdf]");
    }

    @Test
    void showsAStickerInWords() {
        var sticker = "\"type\":\"sticker\",\"packageId\":\"1\",\"stickerId\":\"2\",\"stickerResourceType\":\"STATIC\"";
        var at = System.currentTimeMillis();
        tell(
                sticker(at, sticker + ",\"keywords\":[\"ok\",\"fine\",\"good\",\"well\"]"),
                sticker(at + 1, sticker),
                sticker(at + 2, sticker + ",\"text\":\"See you\",\"keywords\":[]"));

        await(() -> bot.heardFrom(anna).size() == 3);
        assertThat(bot.heardFrom(anna)).containsExactly("[sticker: ok, fine, good]", "[sticker]", "[sticker: See you]");
    }

    private String sticker(long at, String sticker) {
        return LineWebhook.event(id, at, "\"type\":\"message\",\"message\":{\"id\":\"" + at + "\"," + sticker + "}");
    }

    @Test
    void knowsWhereTheCustomerIs() {
        tell(
                LineWebhook.message(
                        id,
                        "\"id\":\"4\",\"type\":\"location\",\"title\":\"Home\",\"address\":\"1 Hill St\",\"latitude\":35.6,\"longitude\":139.7"));

        assertThat(first()).isEqualTo(new Content.Location(35.6, 139.7, "Home, 1 Hill St"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"hologram\",\"id\":\"5\"",
                "\"type\":\"text\",\"id\":\"5\"",
                "\"type\":\"image\"",
                "\"type\":\"location\",\"id\":\"5\",\"latitude\":\"north\"",
                "\"id\":\"5\""
            })
    void showsWhatItDoesNotUnderstandAsSuch(String message) {
        tell(LineWebhook.message(id, message));

        assertThat(first()).isInstanceOf(Content.NotUnderstood.class);
    }

    @Test
    void findsTheWordsOfATapInWhatWasOffered() {
        bot.does(event -> conversations.reply(
                event.conversation().id(),
                Author.BOT,
                new Content.Choices("Which colour?", List.of(new Content.Choice("Red", "c=red"))),
                null));
        tell(LineWebhook.text(id, "hi"));
        await(() -> said(anna).size() == 2);
        bot.isSilent();
        var at = System.currentTimeMillis();

        tell(
                postback(at, "{\"data\":\"c=red\"}"),
                postback(at + 1, "{\"data\":\"menu\"}"),
                postback(at + 2, "{\"data\":\"d\",\"params\":{\"datetime\":\"2026-01-01T10:00\"}}"),
                postback(at + 3, "{\"data\":\"e\",\"displayText\":\"Extra\"}"),
                postback(at + 4, "{}"));

        await(() -> said(anna).size() == 7);
        assertThat(messages().subList(2, 6))
                .extracting(Message::content)
                .containsExactly(
                        new Content.Tapped("Red", "c=red"),
                        new Content.Tapped("menu", "menu"),
                        new Content.Tapped("2026-01-01T10:00", "d"),
                        new Content.Tapped("Extra", "e"));
        assertThat(messages().get(6).content()).isInstanceOf(Content.NotUnderstood.class);
    }

    private String postback(long at, String postback) {
        return LineWebhook.event(id, at, "\"type\":\"postback\",\"postback\":" + postback);
    }

    @Test
    void listensOnlyWhileAModuleOwnsTheChat() {
        tell(LineWebhook.text(id, "hello").replace("\"active\"", "\"standby\""));

        await(() -> said(anna).size() == 1);
        awaitHandled();
        assertThat(bot.heardFrom(anna)).isEmpty();
        assertThat(replyTokens()).isZero();
    }

    @Test
    void sendsNothingToACustomerWhoBlockedTheAccountUntilTheyAreBack() {
        tell(LineWebhook.text(id, "hi"));
        await(() -> said(anna).size() == 1);
        var at = System.currentTimeMillis();

        tell(LineWebhook.event(id, at, "\"type\":\"unfollow\""));
        await(() -> stoppedWhy(anna).isPresent());
        assertThat(stoppedWhy(anna)).contains("the customer blocked the account");

        tell(LineWebhook.event(
                id, at + 1000, "\"type\":\"follow\",\"replyToken\":\"r\",\"follow\":{\"isUnblocked\":true}"));
        await(() -> stoppedWhy(anna).isEmpty());

        tell(LineWebhook.event(id, at + 500, "\"type\":\"unfollow\""));
        awaitHandled();
        assertThat(stoppedWhy(anna)).isEmpty();
        assertThat(said(anna)).containsExactly("customer: hi");
    }

    @Test
    void leavesTheGreetingOfANewFriendToLine() {
        tell(LineWebhook.event(
                id,
                System.currentTimeMillis(),
                "\"type\":\"follow\",\"replyToken\":\"r\",\"follow\":{\"isUnblocked\":false}"));

        awaitHandled();
        assertThat(kept(id)).isOne();
        assertThat(conversations.find(anna)).isEmpty();
    }

    @Test
    void forgetsWhatTheCustomerUnsent() {
        var at = System.currentTimeMillis();
        tell(said("1" + id, at, "my secret"), said("2" + id, at + 1, "keep this"));
        await(() -> said(anna).size() == 2);

        tell(LineWebhook.event(id, at + 2, "\"type\":\"unsend\",\"unsend\":{\"messageId\":\"1" + id + "\"}"));

        await(() -> messages().get(0).deletedAt() != null);
        assertThat(said(anna)).containsExactly("customer: ", "customer: keep this");
        assertThat(jdbc.sql(
                                "select payload from inbound_event where lane = ? and topic = 'message' order by occurred_at")
                        .param(id)
                        .query(String.class)
                        .list())
                .satisfiesExactly(first -> assertThat(first).isEqualTo("{}"), second -> assertThat(second)
                        .contains("keep this"));
    }

    @Test
    void doesNotBringBackWhatWasUnsentBeforeItCame() {
        var at = System.currentTimeMillis();
        tell(LineWebhook.event(id, at + 2, "\"type\":\"unsend\",\"unsend\":{\"messageId\":\"1" + id + "\"}"));
        awaitHandled();

        tell(
                said("1" + id, at, "my secret").replace("\"isRedelivery\":false", "\"isRedelivery\":true"),
                said("2" + id, at + 1, "hello").replace("\"isRedelivery\":false", "\"isRedelivery\":true"));

        await(() -> !bot.heardFrom(anna).isEmpty());
        awaitHandled();
        assertThat(said(anna)).containsExactly("customer: hello");
        assertThat(jdbc.sql("select count(*) from inbound_event where payload like '%my secret%' and lane = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesTheNewestEdit() {
        var at = System.currentTimeMillis();
        tell(said("1" + id, at, "one"));
        await(() -> said(anna).size() == 1);

        tell(edited(at + 2, "three"));
        await(() -> said(anna).contains("customer: three"));
        tell(edited(at + 1, "two"));
        awaitHandled();

        assertThat(said(anna)).containsExactly("customer: three");
    }

    private String said(String message, long at, String text) {
        return LineWebhook.event(
                id,
                at,
                "\"type\":\"message\",\"message\":{\"id\":\"" + message + "\",\"type\":\"text\",\"text\":\"" + text
                        + "\"}");
    }

    private String edited(long at, String text) {
        return said("1" + id, at, text).replace("\"type\":\"message\"", "\"type\":\"messageEdited\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"join\"",
                "\"type\":\"leave\"",
                "\"type\":\"memberJoined\",\"joined\":{\"members\":[{\"type\":\"user\",\"userId\":\"U4\"}]}",
                "\"type\":\"memberLeft\",\"left\":{\"members\":[]}",
                "\"type\":\"beacon\",\"beacon\":{\"hwid\":\"d41d8cd98f\",\"type\":\"enter\"}",
                "\"type\":\"accountLink\",\"link\":{\"result\":\"ok\",\"nonce\":\"n\"}",
                "\"type\":\"videoPlayComplete\",\"videoPlayComplete\":{\"trackingId\":\"t\"}",
                "\"type\":\"membership\",\"membership\":{\"type\":\"joined\",\"membershipId\":1}",
                "\"type\":\"activated\",\"chatControl\":{\"expireAt\":1700000000000}",
                "\"type\":\"deactivated\"",
                "\"type\":\"botSuspended\"",
                "\"type\":\"botResumed\"",
                "\"type\":\"module\",\"module\":{\"type\":\"attached\",\"botId\":\"U0\"}",
                "\"type\":\"delivery\",\"delivery\":{\"data\":\"d\"}",
                "\"type\":\"telepathy\",\"telepathy\":{}"
            })
    void keepsWhatIsNothingToAConversationAndDoesNothing(String event) {
        tell(LineWebhook.event(id, System.currentTimeMillis(), event));

        assertThat(jdbc.sql("select status from inbound_event where lane = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("ignored");
        assertThat(conversations.find(anna)).isEmpty();
    }

    private Content first() {
        await(() -> !said(anna).isEmpty());
        return messages().get(0).content();
    }

    private List<Message> messages() {
        return conversations.messages(conversationOf(anna).id(), 0);
    }

    private long replyTokens() {
        return jdbc.sql("select count(*) from line_reply_token where customer = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
