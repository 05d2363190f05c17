package chat.baton.channel.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.channel.Lease;
import chat.baton.channel.Outgoing;
import chat.baton.channel.meta.MessagingMessages;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MessengerPartsTests {

    @Test
    void splitsALongTextIntoMessages() {
        var parts = render(Content.text("word ".repeat(1000)));

        assertThat(parts).hasSize(3).allMatch(part -> part.path("text").asText().length() <= 2000);
        assertThat(render(Content.text("x".repeat(2000)))).hasSize(1);
    }

    @Test
    void saysInWordsWhatIsATemplateElsewhere() {
        var template = new Content.Template("order_update", "en_US", List.of("A-17"), "Order A-17 is on its way.");

        assertThat(only(template).path("text").asText()).isEqualTo("Order A-17 is on its way.");
    }

    @Test
    void offersChoicesAsQuickReplies() {
        var part = only(new Content.Choices(
                "Which colour?", List.of(new Content.Choice("Red", "red"), new Content.Choice("Blue", "blue"))));

        assertThat(part.path("text").asText()).isEqualTo("Which colour?");
        assertThat(part.at("/quick_replies/0").toString())
                .isEqualTo(json("{'content_type':'text','title':'Red','payload':'red'}"));
        assertThat(part.path("quick_replies")).hasSize(2);
    }

    @Test
    void keepsThirteenChoicesAsQuickRepliesAndListsMore() {
        assertThat(only(new Content.Choices("?", choices(13))).path("quick_replies"))
                .hasSize(13);
        var list = only(new Content.Choices("Which size?", choices(14)));
        assertThat(list.has("quick_replies")).isFalse();
        assertThat(list.path("text").asText())
                .startsWith("Which size?\n1. Choice 1\n2. Choice 2")
                .endsWith("14. Choice 14");
    }

    @Test
    void shortensLongTitlesSoThatTheyStayApart() {
        var part = only(new Content.Choices(
                "?",
                List.of(
                        new Content.Choice("Blue cotton t-shirt, large", "l"),
                        new Content.Choice("Blue cotton t-shirt, small", "s"),
                        new Content.Choice("", "empty"))));

        assertThat(part.path("quick_replies").findValuesAsText("title"))
                .doesNotHaveDuplicates()
                .allMatch(title -> title.length() <= 20)
                .contains("empty");
        assertThat(part.path("quick_replies").findValuesAsText("payload")).containsExactly("l", "s", "empty");
    }

    @Test
    void putsTheQuickRepliesUnderTheEndOfALongQuestion() {
        var parts = render(new Content.Choices("word ".repeat(500), choices(2)));

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).has("quick_replies")).isFalse();
        assertThat(parts.get(1).path("quick_replies")).hasSize(2);
    }

    @Test
    void asksAQuestionWithoutChoicesAsText() {
        assertThat(only(new Content.Choices("Really?", List.of())).toString()).isEqualTo(json("{'text':'Really?'}"));
        assertThat(only(new Content.Choices("", choices(1))).path("text").asText())
                .isNotBlank();
    }

    @Test
    void showsCardsAsACarousel() {
        var parts = render(new Content.Cards(
                "Our lamps",
                List.of(new Content.Card(
                        "Lamp", "€40", "https://x/lamp.jpg", List.of(new Content.Choice("Buy", "BUY_1"))))));

        assertThat(parts.get(0).toString()).isEqualTo(json("{'text':'Our lamps'}"));
        assertThat(parts.get(1).at("/attachment/payload/template_type").asText())
                .isEqualTo("generic");
        assertThat(parts.get(1).at("/attachment/payload/elements/0"))
                .isEqualTo(
                        Json.read(
                                json(
                                        "{'title':'Lamp','subtitle':'€40','image_url':'https://x/lamp.jpg','buttons':[{'type':'postback','title':'Buy','payload':'BUY_1'}]}")));
    }

    @Test
    void showsMoreThanTenCardsAsSeveralCarousels() {
        var cards = IntStream.range(0, 25)
                .mapToObj(i -> new Content.Card("Card " + i, "s", null, List.of()))
                .toList();

        assertThat(render(new Content.Cards("", cards)))
                .extracting(part -> part.at("/attachment/payload/elements").size())
                .containsExactly(10, 10, 5);
    }

    @Test
    void goesOnInAnotherCardWhenThereAreTooManyButtons() {
        var elements = only(new Content.Cards("", List.of(new Content.Card("Lamp", null, null, choices(7)))))
                .at("/attachment/payload/elements");

        assertThat(elements)
                .extracting(element -> element.path("buttons").size())
                .containsExactly(3, 3, 1);
        assertThat(elements).allMatch(element -> element.path("title").asText().equals("Lamp"));
    }

    @Test
    void neverShowsATitleAlone() {
        var element = only(new Content.Cards(
                        "", List.of(new Content.Card("x".repeat(100), null, "lamp.jpg", List.of()))))
                .at("/attachment/payload/elements/0");

        assertThat(element.path("title").asText()).hasSize(80);
        assertThat(element.has("image_url")).isFalse();
        assertThat(element.size()).isEqualTo(2);
    }

    @Test
    void showsALinkAsAButton() {
        var payload = only(new Content.Link("Please pay", "Pay €40.00 now, securely", "https://pay/1"))
                .at("/attachment/payload");

        assertThat(payload.path("template_type").asText()).isEqualTo("button");
        assertThat(payload.path("text").asText()).isEqualTo("Please pay");
        assertThat(payload.at("/buttons/0/type").asText()).isEqualTo("web_url");
        assertThat(payload.at("/buttons/0/url").asText()).isEqualTo("https://pay/1");
        assertThat(payload.at("/buttons/0/title").asText()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void putsALongTextBeforeItsButton() {
        var parts = render(new Content.Link("word ".repeat(200), "Pay", "https://pay/1"));

        assertThat(parts.get(0).has("text")).isTrue();
        assertThat(parts.get(1).at("/attachment/payload/text").asText()).isEqualTo("Pay");
    }

    @Test
    void sendsAnImageAndThenItsCaption() {
        var parts = render(new Content.Image("https://x/1.jpg", "A lamp"));

        assertThat(parts.get(0).at("/attachment/type").asText()).isEqualTo("image");
        assertThat(parts.get(0).at("/attachment/payload/url").asText()).isEqualTo("https://x/1.jpg");
        assertThat(parts.get(1).path("text").asText()).isEqualTo("A lamp");
        assertThat(render(new Content.Image("https://x/1.jpg", null))).hasSize(1);
    }

    @Test
    void saysInWordsWhatItCannotShow() {
        assertThat(only(new Content.Image("lamp.jpg", "A lamp")).path("text").asText())
                .isEqualTo("A lamp");
        assertThat(only(new Content.Link("Pay", "now", "not an address"))
                        .path("text")
                        .asText())
                .isEqualTo("Pay\nnot an address");
        assertThat(only(new Content.Address("1 Main St")).path("text").asText()).isEqualTo("1 Main St");
        assertThat(only(new Content.Location(1.5, 2.5, null)).path("text").asText())
                .contains("1.5, 2.5");
        assertThat(only(new Content.File("file", null, "a.pdf")).path("text").asText())
                .isEqualTo("[a.pdf]");
        assertThat(only(new Content.Tapped("Red", "RED")).path("text").asText()).isEqualTo("Red");
    }

    /** Whatever a flow's author or a merchant's catalogue holds. */
    @RepeatedTest(100)
    void neverExceedsALimit(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var choices = IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> new Content.Choice(words(random, 60), words(random, 2000)))
                .toList();
        var cards = IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> new Content.Card(
                        words(random, 200),
                        words(random, 200),
                        "https://x",
                        choices.subList(0, Math.min(choices.size(), 5))))
                .toList();
        render(new Content.Choices(words(random, 5000), choices)).forEach(MessengerPartsTests::isWithinLimits);
        render(new Content.Cards(words(random, 5000), cards)).forEach(MessengerPartsTests::isWithinLimits);
        render(new Content.Link(words(random, 3000), words(random, 60), "https://x"))
                .forEach(MessengerPartsTests::isWithinLimits);
    }

    private static void isWithinLimits(JsonNode part) {
        if (part.has("text")) {
            assertThat(part.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(2000);
        }
        assertThat(part.path("quick_replies").size()).isLessThanOrEqualTo(13);
        part.path("quick_replies").forEach(MessengerPartsTests::isWithinButtonLimits);
        assertThat(part.path("quick_replies").findValuesAsText("title")).doesNotHaveDuplicates();
        var payload = part.at("/attachment/payload");
        assertThat(payload.path("elements").size()).isLessThanOrEqualTo(10);
        assertThat(payload.path("text").asText("x")).isNotBlank().hasSizeLessThanOrEqualTo(640);
        payload.path("elements").forEach(element -> {
            assertThat(element.path("title").asText()).isNotBlank().hasSizeLessThanOrEqualTo(80);
            assertThat(element.path("subtitle").asText()).hasSizeLessThanOrEqualTo(80);
            assertThat(element.path("buttons").size()).isLessThanOrEqualTo(3);
            element.path("buttons").forEach(MessengerPartsTests::isWithinButtonLimits);
        });
    }

    private static void isWithinButtonLimits(JsonNode button) {
        assertThat(button.path("title").asText()).isNotBlank().hasSizeLessThanOrEqualTo(20);
        assertThat(button.path("payload").asText()).isNotBlank().hasSizeLessThanOrEqualTo(1000);
    }

    private static String words(Random random, int length) {
        var words = new String[] {"lamp", " ", "é", "👍🏽", "\n", ". ", "漢字"};
        var text = new StringBuilder();
        var size = random.nextInt(length);
        while (text.length() < size) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }

    private static List<Content.Choice> choices(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Content.Choice("Choice " + number, "C" + number))
                .toList();
    }

    private static List<JsonNode> render(Content content) {
        var nobody = new Outgoing(
                UUID.randomUUID(),
                new ConversationId(UUID.randomUUID()),
                1,
                true,
                "messenger",
                "lamps",
                "PSID1",
                "",
                1,
                0,
                Instant.EPOCH,
                null,
                Map.of(),
                null,
                Lease.of(Duration.ofMinutes(1)));
        return new MessagingMessages(Messenger.CAPABILITIES, Clock.systemUTC())
                .render(nobody, content).stream()
                        .map(request -> Json.read(request).path("message"))
                        .map(message -> (JsonNode) ((ObjectNode) message).without("metadata"))
                        .toList();
    }

    private static JsonNode only(Content content) {
        var parts = render(content);
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private static String json(String json) {
        return json.replace('\'', '"');
    }
}
