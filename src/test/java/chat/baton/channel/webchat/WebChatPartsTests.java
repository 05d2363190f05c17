package chat.baton.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import chat.baton.channel.Account;
import chat.baton.channel.Lease;
import chat.baton.channel.Outgoing;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.core.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What pages are told of a message, to the letter. */
class WebChatPartsTests {

    private static final UUID DELIVERY = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final String ID = "'id':'baton:" + DELIVERY + "'";
    private static final Account ACCOUNT = new Account(MerchantId.of("lamps"), "webchat", "lamps", true, Map.of());

    @Test
    void aText() {
        assertThat(rendered(Content.text("Hi"))).containsExactly(json("{" + ID + ",'from':'bot','text':'Hi'}"));
    }

    @Test
    void anAgentsText() {
        assertThat(webChat().render(ACCOUNT, message(false), Content.text("Hi")))
                .containsExactly(json("{" + ID + ",'from':'agent','text':'Hi'}"));
    }

    @Test
    void choices() {
        assertThat(rendered(new Content.Choices("Which one?", List.of(new Content.Choice("Medium", "LAMP-M")))))
                .containsExactly(json("{" + ID
                        + ",'from':'bot','text':'Which one?','quickReplies':[{'title':'Medium','payload':'LAMP-M'}]}"));
    }

    @Test
    void moreChoicesThanFitAreNumbered() {
        var many = IntStream.rangeClosed(1, 14)
                .mapToObj(number -> new Content.Choice("Size " + number, "s" + number))
                .toList();

        assertThat(rendered(new Content.Choices("Which one?", many)))
                .singleElement()
                .asString()
                .contains("Which one?\\n1. Size 1\\n", "14. Size 14")
                .doesNotContain("quickReplies");
    }

    @Test
    void cards() {
        assertThat(rendered(new Content.Cards(
                        "",
                        List.of(new Content.Card(
                                "Lamp",
                                "19.00 EUR",
                                "https://shop.example/lamp.jpg",
                                List.of(new Content.Choice("Choose", "LAMP")))))))
                .containsExactly(
                        json(
                                "{" + ID + ",'from':'bot','cards':[{'title':'Lamp','subtitle':'19.00 EUR',"
                                        + "'imageUrl':'https://shop.example/lamp.jpg','buttons':[{'title':'Choose','payload':'LAMP'}]}]}"));
    }

    @Test
    void elevenCardsAreTwoMessages() {
        var eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(number -> new Content.Card("Lamp " + number, "x", null, List.of()))
                .toList();

        assertThat(rendered(new Content.Cards("Look:", eleven))).hasSize(3).satisfies(parts -> assertThat(parts.get(2))
                .contains(DELIVERY + ":3/3", "Lamp 11"));
    }

    @Test
    void aLink() {
        assertThat(rendered(new Content.Link("Please pay", "Pay now", "https://pay.example/1")))
                .containsExactly(
                        json(
                                "{" + ID
                                        + ",'from':'bot','text':'Please pay','link':{'title':'Pay now','url':'https://pay.example/1'}}"));
    }

    @Test
    void mediaOfEachKind() {
        assertThat(rendered(new Content.Image("https://shop.example/a.jpg", "Look")))
                .containsExactly(json("{" + ID
                        + ",'from':'bot','text':'Look','media':{'kind':'image','url':'https://shop.example/a.jpg'}}"));
        assertThat(rendered(new Content.File("file", "https://shop.example/a.pdf", "a.pdf")))
                .containsExactly(json("{" + ID
                        + ",'from':'bot','media':{'kind':'file','url':'https://shop.example/a.pdf','name':'a.pdf'}}"));
    }

    @Test
    void aTemplateIsItsText() {
        assertThat(rendered(new Content.Template("order", "en", List.of("A-1"), "Your order A-1")))
                .containsExactly(json("{" + ID + ",'from':'bot','text':'Your order A-1'}"));
    }

    @Test
    void aLongTextIsSeveral() {
        assertThat(rendered(Content.text("word ".repeat(1000)))).hasSize(2);
    }

    @Test
    void nothingIsNothing() {
        assertThat(rendered(Content.text(" "))).isEmpty();
    }

    private static List<String> rendered(Content content) {
        return webChat().render(ACCOUNT, message(true), content);
    }

    private static WebChat webChat() {
        return new WebChat(mock(ChatTranslation.class));
    }

    private static Outgoing message(boolean byBot) {
        return new Outgoing(
                DELIVERY,
                new ConversationId(DELIVERY),
                1,
                byBot,
                "webchat",
                "lamps",
                DELIVERY.toString(),
                "{}",
                1,
                0,
                Instant.EPOCH,
                null,
                Map.of(),
                null,
                Lease.of(Duration.ofMinutes(1)));
    }

    private static String json(String json) {
        return json.replace('\'', '"');
    }
}
