package chat.baton.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.ChannelContext;
import chat.baton.conversation.Content;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each kind of update, told as the provider tells it. */
class TelegramTranslationTests extends ChannelContext {

    /** Longer than 32 bit, as newer customers' ids are. */
    private final long id = 5_000_000_000L + System.nanoTime();

    private final CustomerRef anna = new CustomerRef(MerchantId.of("lamps"), "telegram", "lamps", Long.toString(id));

    @BeforeEach
    void connect() {
        Updates.connectedBy(connections);
        bot.isSilent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'text':'hi' | hi",
                "'text':'/start LAMP-1' | LAMP-1",
                "'text':'/start@LampsBot LAMP-1' | LAMP-1",
                "'text':'/start' | Start",
                "'text':'/started' | /started",
                "'photo':[{'file_id':'s'},{'file_id':'big'}] | [image]",
                "'photo':[{'file_id':'big'}],'caption':'my room' | my room",
                "'document':{'file_id':'d','file_name':'room.pdf'} | [room.pdf]",
                "'voice':{'file_id':'v'} | [audio]",
                "'video':{'file_id':'v'} | [video]",
                "'sticker':{'file_id':'s','emoji':'👍'} | 👍",
                "'sticker':{'emoji':'👍','is_animated':true} | 👍",
                "'location':{'latitude':52.5,'longitude':13.25} | [location] 52.5, 13.25",
                "'location':{'latitude':1.5,'longitude':2},'venue':{'title':'Shop','address':'Main St 1'} | Shop, Main St 1",
                "'contact':{'phone_number':'+491','first_name':'Ben','user_id':9} | Ben +491",
                "'poll':{'question':'?'} | [poll]",
                "'brand_new':{} | [message]",
                "'photo':[] | [message]",
            })
    void showsWhatACustomerSends(String sent, String shown) {
        tell(Updates.message(id, 1, sent.replace('\'', '"')));

        await(() -> !said(anna).isEmpty());
        assertThat(said(anna)).containsExactly("customer: " + shown);
    }

    @Test
    void takesACustomersOwnContactForTheirNumber() {
        tell(Updates.message(
                id, 1, "\"contact\":{\"phone_number\":\"+491\",\"first_name\":\"A\",\"user_id\":" + id + "}"));

        await(() -> !said(anna).isEmpty());
        assertThat(said(anna)).containsExactly("customer: +491");
    }

    @Test
    void hearsTheWordsThatGoWithAFile() {
        tell(Updates.message(
                id, 1, "\"document\":{\"file_id\":\"d\",\"file_name\":\"a.pdf\"},\"caption\":\"My measures\""));

        await(() -> said(anna).size() == 2);
        assertThat(bot.heardFrom(anna)).containsExactly("[a.pdf]", "My measures");
    }

    @Test
    void takesATapForTheTitleOnItsButton() {
        var keyboard = "[[{\"text\":\"Site\",\"url\":\"https://x\"}],[{\"text\":\"Red\",\"callback_data\":\"R\"}]]";
        tell(Updates.tap(id, "q1", "R", keyboard));
        tell(Updates.tap(id, "q2", "GONE", keyboard));
        tell(Updates.tap(id, "q3", "X", "1"));

        await(() -> said(anna).size() == 3);
        assertThat(messages())
                .extracting(Message::content)
                .containsExactly(
                        new Content.Tapped("Red", "R"),
                        new Content.Tapped("GONE", "GONE"),
                        new Content.Tapped("X", "X"));
    }

    @Test
    void showsATapThatSaysNothingAsNotUnderstood() {
        tell(Updates.update(
                "\"callback_query\":{\"id\":\"q\",\"from\":" + Updates.person(id) + ",\"game_short_name\":\"g\"}"));

        await(() -> !said(anna).isEmpty());
        assertThat(said(anna)).containsExactly("customer: [callback_query]");
    }

    @Test
    void keepsTheOrderOfUpdatesWithinASecond() {
        var keyboard = "[[{\"text\":\"Red\",\"callback_data\":\"R\"}]]";
        for (int i = 0; i < 5; i++) {
            tell(Updates.message(id, 2 * i, "\"text\":\"no. " + i + "\""));
            tell(Updates.tap(id, "q" + i, "R", keyboard));
        }

        await(() -> said(anna).size() == 10);
        assertThat(bot.heardFrom(anna))
                .containsExactly("no. 0", "Red", "no. 1", "Red", "no. 2", "Red", "no. 3", "Red", "no. 4", "Red");
    }

    @Test
    void followsAnEdit() {
        tell(Updates.message(id, 7, "\"text\":\"hi\""));
        await(() -> said(anna).size() == 1);

        tell(Updates.update(
                "\"edited_message\":" + Updates.sent(id, 7, "\"edit_date\":" + soon() + ",\"text\":\"hello\"")));
        await(() -> said(anna).contains("customer: hello"));

        tell(Updates.update(
                "\"edited_message\":" + Updates.sent(id, 8, "\"edit_date\":" + soon() + ",\"text\":\"unknown\"")));
        tell(Updates.message(id, 9, "\"text\":\"bye\""));
        await(() -> said(anna).contains("customer: bye"));
        assertThat(said(anna)).containsExactly("customer: hello", "customer: bye");
    }

    @Test
    void knowsACustomerByTheNameTheyGiveThemselves() {
        tell(Updates.text(id, "hi"));

        await(() -> !said(anna).isEmpty()
                && "Anna Berg".equals(conversationOf(anna).customer().name()));
        tell(Updates.text(id, "again").replace("\"Anna\"", "\"Anne\""));
        await(() -> "Anne Berg".equals(conversationOf(anna).customer().name()));
    }

    @Test
    void knowsTheLanguageOfTheirDeviceWithTheFirstMessage() {
        tell(Updates.text(id, "hi").replace("\"language_code\":\"en\"", "\"language_code\":\"de-AT\""));

        await(() -> !said(anna).isEmpty());
        assertThat(conversationOf(anna).customer().language()).isEqualTo(Locale.forLanguageTag("de-AT"));
    }

    @Test
    void sendsNothingToWhoHasBlockedTheBotUntilTheyLetItIn() {
        tell(Updates.membership(id, "kicked"));
        await(() -> stoppedWhy(anna).isPresent());
        assertThat(stoppedWhy(anna)).contains("the customer has blocked the bot");
        assertThat(conversations.find(anna)).isEmpty();

        tell(Updates.membership(id, "member"));
        await(() -> stoppedWhy(anna).isEmpty());
    }

    @Test
    void aCustomerIsAnswered() {
        SEND_API.stubFor(post(urlPathMatching("/telegram/bot.*"))
                .willReturn(okJson("{\"ok\":true,\"result\":{\"message_id\":6}}")));
        bot.repeats();
        tell(Updates.text(id, "caf\\u00e9"));

        await(() -> !said(anna).isEmpty()
                && deliveries.of(conversationOf(anna).id()).get(2).status().equals("sent"));
        assertThat(said(anna)).containsExactly("customer: café", "bot: You said café");
    }

    private List<Message> messages() {
        return conversations.messages(conversationOf(anna).id(), 0);
    }

    private static long soon() {
        return System.currentTimeMillis() / 1000 + 1;
    }

    private void tell(String update) {
        assertThat(Updates.hears(port, update)).isEqualTo(200);
    }
}
