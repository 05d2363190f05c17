package chat.baton.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each kind of event, told as the provider tells it. */
class WhatsAppTranslationTests extends WhatsAppContext {

    @BeforeEach
    void theBotOnlyListens() {
        bot.isSilent();
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("'type':'text','text':{'body':'hi'}", new Content.Text("hi")),
                kind(
                        "'type':'text','text':{'body':'this one'},'context':{'from':'1','id':'wamid.Q'}",
                        new Content.Text("this one")),
                kind("'type':'text','text':{'body':'fwd'},'context':{'forwarded':true}", new Content.Text("fwd")),
                kind("'type':'text','text':{'body':7}", new Content.Text("7")),
                kind(
                        "'type':'interactive','interactive':{'type':'button_reply','button_reply':{'id':'B1','title':'Yes'}},'context':{'id':'wamid.Q'}",
                        new Content.Tapped("Yes", "B1")),
                kind(
                        "'type':'interactive','interactive':{'type':'list_reply','list_reply':{'id':'R1','title':'T','description':'D'}}",
                        new Content.Tapped("T", "R1")),
                kind("'type':'button','button':{'payload':'P','text':'No'}", new Content.Tapped("No", "P")),
                kind("'type':'button','button':{'text':'No'}", new Content.Tapped("No", "No")),
                kind(
                        "'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'name':'flow','body':'Sent','response_json':'{\\'flow_token\\':\\'x\\',\\'size\\':\\'L\\',\\'count\\':2}'}}",
                        new Content.Text("size: L\ncount: 2")),
                kind(
                        "'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'name':'flow','body':'Sent','response_json':'all well'}}",
                        new Content.Text("all well")),
                kind(
                        "'type':'location','location':{'latitude':1.2,'longitude':3.4,'name':'n','address':'a'}",
                        new Content.Location(1.2, 3.4, "n")),
                kind(
                        "'type':'location','location':{'latitude':1.2,'longitude':3,'address':'a'}",
                        new Content.Location(1.2, 3, "a")));
    }

    private static Arguments kind(String message, Content content) {
        return Arguments.of(message.replace("\\'", "\\\"").replace('\'', '"'), content);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void understands(String message, Content content) {
        tellMessages(message(message));

        assertThat(message(1).content()).isEqualTo(content);
    }

    static Stream<Arguments> media() {
        return Stream.of(
                Arguments.of("\"type\":\"image\",\"image\":{\"id\":\"M\",\"caption\":\"look\"}", "look"),
                Arguments.of("\"type\":\"sticker\",\"sticker\":{\"id\":\"M\",\"animated\":true}", "[image]"),
                Arguments.of("\"type\":\"audio\",\"audio\":{\"id\":\"M\",\"voice\":true}", "[audio]"),
                Arguments.of("\"type\":\"video\",\"video\":{\"id\":\"M\"}", "[video]"),
                Arguments.of("\"type\":\"document\",\"document\":{\"id\":\"M\",\"filename\":\"a.pdf\"}", "[a.pdf]"));
    }

    @ParameterizedTest
    @MethodSource("media")
    void takesWhatLiesAtTheProvider(String message, String shown) {
        tellMessages(message(message));

        assertThat(message(1).content()).isNotInstanceOf(Content.NotUnderstood.class);
        assertThat(message(1).content().asText()).isEqualTo(shown);
    }

    static Stream<Arguments> strange() {
        return Stream.of(
                Arguments.of("'type':'unsupported','errors':[{'code':131051}]", "[unsupported message]"),
                Arguments.of("'type':'unknown','errors':[{'code':131051}]", "[unknown message]"),
                Arguments.of("'type':'hologram','hologram':{'id':1}", "[hologram message]"),
                Arguments.of("'text':{'body':'no type'}", "[message]"),
                Arguments.of("'type':'text','text':{}", "[empty message]"),
                Arguments.of("'type':'image','image':{}", "[image]"),
                Arguments.of("'type':'location','location':{'latitude':'x'}", "[location]"),
                Arguments.of("'type':'interactive','interactive':{'type':'x'}", "[interactive message]"),
                Arguments.of("'type':'interactive','interactive':{'button_reply':{}}", "[empty answer]"),
                Arguments.of(
                        "'type':'contacts','contacts':[{'name':{'formatted_name':'Ben Berg'},'phones':[{'phone':'+1 555'}]},{}]",
                        "[contact: Ben Berg, +1 555]"),
                Arguments.of(
                        "'type':'order','order':{'catalog_id':'c','product_items':[{'product_retailer_id':'p','quantity':1,'item_price':30,'currency':'EUR'},{'product_retailer_id':'q'}]}",
                        "[order: 1 × p at 30 EUR; 1 × q]"),
                Arguments.of("'type':'order','order':{}", "[order]"));
    }

    @ParameterizedTest
    @MethodSource("strange")
    void showsWhatItHasNoWordForAsSuch(String message, String shown) {
        tellMessages(message(message.replace('\'', '"')));

        assertThat(message(1).content()).isInstanceOf(Content.NotUnderstood.class);
        assertThat(message(1).content().asText()).isEqualTo(shown);
        assertThat(((Content.NotUnderstood) message(1).content()).raw()).contains("timestamp");
    }

    @Test
    void tellsAgentsWhichAdvertisementBroughtTheCustomer() {
        tellMessages(
                message(
                        "\"type\":\"text\",\"text\":{\"body\":\"hi\"},\"referral\":{\"source_url\":\"https://fb.me/1\",\"source_type\":\"ad\",\"source_id\":\"1\",\"headline\":\"Lamps\",\"ctwa_clid\":\"c\"}"));

        assertThat(said(anna()))
                .containsExactly(
                        "customer: hi", "system: The customer comes from an advertisement: Lamps (https://fb.me/1)");
    }

    @Test
    void followsTheNameOfTheProfile() {
        named("Ann");
        named("Anna");
        tellMessages(message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}"));

        assertThat(conversationOf(anna()).customer().name()).isEqualTo("Anna");
    }

    private void named(String name) {
        tell(Webhook.change(
                "PNID1",
                "messages",
                "\"contacts\":[{\"profile\":{\"name\":\"Somebody\"},\"wa_id\":\"1\"},{\"profile\":{\"name\":\"" + name
                        + "\"},\"wa_id\":\"" + number + "\"}],\"messages\":["
                        + message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}") + "]"));
    }

    @Test
    void followsWhatACustomerDoesToTheirMessage() {
        tellMessages(Webhook.text(number, user, "wamid.O" + user, "helo"));
        tellMessages(message("\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.O" + user
                + "\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"hello\"}}}"));
        assertThat(message(1).content()).isEqualTo(new Content.Text("hello"));
        assertThat(message(1).editedAt()).isNotNull();

        tellMessages(reaction("wamid.O" + user, "\"emoji\":\"😮\""));
        assertThat(message(1).reaction()).isEqualTo("😮");
        tellMessages(reaction("wamid.O" + user, "\"emoji\":\"\""));
        assertThat(message(1).reaction()).isNull();

        tellMessages(message("\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"wamid.O" + user + "\"}"));
        assertThat(message(1).deletedAt()).isNotNull();
        assertThat(said(anna())).hasSize(1);
    }

    @Test
    void showsAReactionAtOurMessage() {
        bot.repeats();
        var sent = answered();

        tellMessages(reaction(sent, "\"emoji\":\"👍\""));
        assertThat(message(2).reaction()).isEqualTo("👍");
        tellMessages(reaction(sent, "\"other\":1"));
        assertThat(message(2).reaction()).isNull();
    }

    @Test
    void passesOverWhatIsAboutAnUnknownMessage() {
        tellMessages(
                reaction("wamid.unknown", "\"emoji\":\"👍\""),
                message("\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"wamid.unknown\"}"),
                message(
                        "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.unknown\",\"message\":{\"type\":\"text\"}}"),
                message("\"type\":\"edit\""),
                message("\"type\":\"reaction\",\"reaction\":{}"),
                message("\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\",\"wa_id\":\"" + number
                        + "1\"}"),
                message("\"type\":\"system\""));

        assertThat(conversations.find(anna())).isEmpty();
    }

    @Test
    void tellsAgentsOfAChangedNumberOrSecurityCode() {
        tellMessages(message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}"));
        tellMessages(
                message("\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\",\"wa_id\":\"" + number
                        + "1\",\"body\":\"A changed\"}"),
                message("\"type\":\"system\",\"system\":{\"type\":\"customer_identity_changed\"}"),
                message("\"type\":\"system\",\"system\":{\"type\":\"something_new\"}"));

        assertThat(said(anna()))
                .hasSize(3)
                .contains("system: The customer has a new number.")
                .anyMatch(line -> line.contains("security code"));
    }

    @Test
    void takesWhatWasTypedInTheBusinessAppForAnAgentsMessage() {
        tellMessages(message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}"));
        tell(echoes(echo("wamid.E" + user, "\"type\":\"text\",\"text\":{\"body\":\"Ben here\"}")));
        assertThat(said(anna())).containsExactly("customer: hi", "agent: Ben here");

        tell(echoes(
                echo(
                        "wamid.F" + user,
                        "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.E" + user
                                + "\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"Ben is here\"}}}"),
                echo("wamid.G" + user, "\"type\":\"reaction\",\"reaction\":{}")));
        assertThat(said(anna())).containsExactly("customer: hi", "agent: Ben is here");

        tell(echoes(echo(
                "wamid.H" + user, "\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"wamid.E" + user + "\"}")));
        assertThat(said(anna())).hasSize(2);
        assertThat(message(2).deletedAt()).isNotNull();
    }

    @Test
    void anAnswerFromTheBusinessAppMayOpenTheConversation() {
        tell(echoes(echo("wamid.E" + user, "\"type\":\"text\",\"text\":{\"body\":\"Your order is here\"}")));

        assertThat(said(anna())).containsExactly("agent: Your order is here");
    }

    @Test
    void neverTakesItsOwnMessageForAnAgents() {
        bot.repeats();
        var sent = answered();
        tell(echoes(echo(sent, "\"type\":\"text\",\"text\":{\"body\":\"You said hi\"}")));

        assertThat(said(anna())).containsExactly("customer: hi", "bot: You said hi");
    }

    @Test
    void remembersWhoWantsNoMarketingAndStillAnswersThem() {
        tellMessages(message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}"));
        tell(preference("stop", 1_700_000_000));
        assertThat(reachability.facts(anna())).containsEntry("marketing", "stop");
        assertThat(stoppedWhy(anna())).isEmpty();

        tell(preference("resume", 1_700_000_001));
        assertThat(reachability.facts(anna())).containsEntry("marketing", "resume");
        assertThat(said(anna()))
                .containsExactly(
                        "customer: hi",
                        "system: The customer wants no marketing messages.",
                        "system: The customer takes marketing messages.");
    }

    private String preference(String value, long at) {
        return Webhook.change(
                "PNID1",
                "user_preferences",
                "\"user_preferences\":[{\"wa_id\":\"" + number + "\",\"category\":\"marketing_messages\",\"value\":\""
                        + value + "\",\"timestamp\":" + at + "},{\"wa_id\":\"" + number
                        + "\",\"category\":\"other\",\"value\":\"stop\"}]");
    }

    private String reaction(String to, String emoji) {
        return message("\"type\":\"reaction\",\"reaction\":{\"message_id\":\"" + to + "\"," + emoji + "}");
    }

    private static String echoes(String... echoes) {
        return Webhook.change("PNID1", "smb_message_echoes", "\"message_echoes\":[" + String.join(",", echoes) + "]");
    }

    private String echo(String id, String rest) {
        return "{\"from\":\"15550001111\",\"to\":\"" + number + "\",\"to_user_id\":\"" + user + "\",\"id\":\"" + id
                + "\",\"timestamp\":\"" + System.currentTimeMillis() / 1000 + "\"," + rest + "}";
    }

    @Test
    void takesAPhoneNumberThatComesAsANumber() {
        tellMessages("{\"from\":" + number + ",\"id\":\"wamid.N" + number + "\",\"timestamp\":" + 1_700_000_000
                + ",\"type\":\"text\",\"text\":{\"body\":\"hi\"}}");

        assertThat(said(at("lamps", number))).isEqualTo(List.of("customer: hi"));
    }
}
