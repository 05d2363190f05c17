package chat.baton.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Account;
import chat.baton.channel.Json;
import chat.baton.channel.Lease;
import chat.baton.channel.Outgoing;
import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Card;
import chat.baton.conversation.Content.Choice;
import chat.baton.conversation.ConversationId;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.databind.JsonNode;
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

class WhatsAppMessagesTests {

    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    private final WhatsAppMessages messages = new WhatsAppMessages();

    @Test
    void sendsATextWithItsMark() {
        assertThat(only(Content.text("Hi")))
                .isEqualTo(
                        json(
                                "{'messaging_product':'whatsapp','recipient_type':'individual','to':'15551230000','type':'text','text':{'body':'Hi','preview_url':false},'biz_opaque_callback_data':'baton:01234567-89ab-cdef-0123-456789abcdef'}"));
    }

    @Test
    void writesToTheNumberWhereItIsKnownAndElseToTheUserId() {
        assertThat(to("US.1", Map.of("number", "1555", "userId", "US.1"))).isEqualTo(json("{'to':'1555'}"));
        assertThat(to("US.1", Map.of("userId", "US.2"))).isEqualTo(json("{'recipient':'US.2'}"));
        assertThat(to("1555", Map.of("number", "", "userId", "US.2"))).isEqualTo(json("{'recipient':'US.2'}"));
        assertThat(to("US.1", Map.of())).isEqualTo(json("{'recipient':'US.1'}"));
        assertThat(to("1555", Map.of())).isEqualTo(json("{'to':'1555'}"));
    }

    private JsonNode to(String recipient, Map<String, String> facts) {
        var request = (com.fasterxml.jackson.databind.node.ObjectNode)
                Json.read(messages.render(account(Map.of()), outgoing(recipient, facts), Content.text("Hi"))
                        .get(0));
        return request.retain("to", "recipient");
    }

    @Test
    void splitsALongText() {
        var parts = render(Content.text("word ".repeat(2000)));

        assertThat(parts)
                .hasSize(3)
                .allMatch(part -> part.at("/text/body").asText().length() <= 4096);
        assertThat(parts.get(1).path("biz_opaque_callback_data").asText()).endsWith(":2/3");
    }

    @Test
    void offersUpToThreeChoicesAsButtons() {
        assertThat(only(new Content.Choices("Order?", List.of(new Choice("Yes", "Y"), new Choice("No", "N"))))
                        .path("interactive"))
                .isEqualTo(
                        json(
                                "{'type':'button','body':{'text':'Order?'},'action':{'buttons':[{'type':'reply','reply':{'id':'Y','title':'Yes'}},{'type':'reply','reply':{'id':'N','title':'No'}}]}}"));
    }

    @Test
    void offersUpToTenChoicesAsAListAndNumbersMore() {
        var list = only(new Content.Choices("Size?", choices(10)));
        assertThat(list.at("/interactive/type").asText()).isEqualTo("list");
        assertThat(list.at("/interactive/action/button").asText()).isEqualTo("Choose");
        assertThat(list.at("/interactive/action/sections/0/rows")).hasSize(10);
        assertThat(list.at("/interactive/action/sections/0/rows/0")).isEqualTo(json("{'id':'v1','title':'Choice 1'}"));

        assertThat(only(new Content.Choices("Size?", choices(11)))
                        .at("/text/body")
                        .asText())
                .startsWith("Size?\n1. Choice 1\n")
                .endsWith("11. Choice 11");
    }

    @Test
    void opensAListWithTheMerchantsWords() {
        var request = messages.render(
                account(Map.of("listButton", "Wählen")), outgoing("1", Map.of()), new Content.Choices("?", choices(5)));

        assertThat(Json.read(request.get(0)).at("/interactive/action/button").asText())
                .isEqualTo("Wählen");
    }

    @Test
    void showsLongTitlesWholeInTheDescriptionsOfAList() {
        var rows = only(new Content.Choices(
                        "?",
                        List.of(
                                new Choice("Blue cotton t-shirt, size large", "l"),
                                new Choice("Blue cotton t-shirt, size small", "s"))))
                .at("/interactive/action/sections/0/rows");

        assertThat(rows.findValuesAsText("title")).doesNotHaveDuplicates().allMatch(title -> title.length() <= 24);
        assertThat(rows.findValuesAsText("description"))
                .containsExactly("Blue cotton t-shirt, size large", "Blue cotton t-shirt, size small");
    }

    @Test
    void showsFewCardsEachWithItsImageAndButtons() {
        var parts = render(new Content.Cards(
                "Our lamps", List.of(card("Lamp", "€40", "https://x/1.jpg", 1), card("Other", null, null, 0))));

        assertThat(parts).hasSize(3);
        assertThat(parts.get(0).at("/text/body").asText()).isEqualTo("Our lamps");
        assertThat(parts.get(1).path("interactive"))
                .isEqualTo(
                        json(
                                "{'type':'button','header':{'type':'image','image':{'link':'https://x/1.jpg'}},'body':{'text':'*Lamp*\\n€40'},'action':{'buttons':[{'type':'reply','reply':{'id':'v1','title':'Choice 1'}}]}}"));
        assertThat(parts.get(2).at("/text/body").asText()).isEqualTo("*Other*\n…");
    }

    @Test
    void showsACardWithoutButtonsAsAnImage() {
        assertThat(only(new Content.Cards("", List.of(card("Lamp", "€40\nWarm light", "https://x/1.jpg", 0))))
                        .path("image"))
                .isEqualTo(json("{'link':'https://x/1.jpg','caption':'*Lamp*\\n€40\\nWarm light'}"));
    }

    @Test
    void showsManyCardsAsAListToChooseFrom() {
        var cards = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new Card(
                        "Lamp " + i,
                        "€" + i + "0\nWarm light",
                        "https://x/1.jpg",
                        List.of(new Choice("Take", "L" + i))))
                .toList();
        var list = only(new Content.Cards("", cards)).path("interactive");

        assertThat(list.at("/body/text").asText()).startsWith("• Lamp 1, €10\n• Lamp 2, €20");
        assertThat(list.at("/action/button").asText()).isEqualTo("Take");
        assertThat(list.at("/action/sections/0/rows/0"))
                .isEqualTo(json("{'id':'L1','title':'Lamp 1','description':'€10'}"));
        assertThat(list.at("/action/sections/0/rows")).hasSize(5);
    }

    @Test
    void goesOnInAnotherMessageWhenACardHasTooManyButtons() {
        assertThat(render(new Content.Cards("", List.of(card("Lamp", null, null, 7)))))
                .extracting(part -> part.at("/interactive/action/buttons").size())
                .containsExactly(3, 3, 1);
    }

    @Test
    void writesAnAddressInTheText() {
        assertThat(only(new Content.Link("Please pay here.", "Pay", "https://x/pay"))
                        .path("text"))
                .isEqualTo(json("{'body':'Please pay here.\\nhttps://x/pay','preview_url':true}"));
    }

    @Test
    void sendsMediaByItsAddress() {
        assertThat(only(new Content.Image("https://x/a.jpg", "Look")).path("image"))
                .isEqualTo(json("{'link':'https://x/a.jpg','caption':'Look'}"));
        assertThat(only(new Content.Image("https://x/a.jpg", null)).path("image"))
                .isEqualTo(json("{'link':'https://x/a.jpg'}"));
        assertThat(only(new Content.File("file", "https://x/a.pdf", "a.pdf")).path("document"))
                .isEqualTo(json("{'link':'https://x/a.pdf','filename':'a.pdf'}"));
        assertThat(only(new Content.File("audio", "https://x/a.ogg", "a.ogg")).path("audio"))
                .isEqualTo(json("{'link':'https://x/a.ogg'}"));
        assertThat(only(new Content.File("video", "https://x/a.mp4", null)).path("video"))
                .isEqualTo(json("{'link':'https://x/a.mp4'}"));
        assertThat(render(new Content.Image("https://x/a.jpg", "x".repeat(1025))))
                .hasSize(2);
    }

    @Test
    void sendsATemplate() {
        assertThat(only(new Content.Template("order_update", "en_US", List.of("A-1\n17", " x  y "), "Your order"))
                        .path("template"))
                .isEqualTo(
                        json(
                                "{'name':'order_update','language':{'code':'en_US'},'components':[{'type':'body','parameters':[{'type':'text','text':'A-1 17'},{'type':'text','text':'x y'}]}]}"));
        assertThat(only(new Content.Template("hello", "de", List.of(), "")).path("template"))
                .isEqualTo(json("{'name':'hello','language':{'code':'de'}}"));
    }

    @Test
    void saysAPlaceOrAnAddressInWords() {
        assertThat(only(new Content.Location(1.5, 2, "Harbour"))
                        .at("/text/body")
                        .asText())
                .isEqualTo("Harbour");
    }

    @RepeatedTest(30)
    void whateverIsSaidStaysWithinTheLimits(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        for (int i = 0; i < 40; i++) {
            render(Arbitrary.content(random)).forEach(WhatsAppMessagesTests::checkLimits);
        }
    }

    private static void checkLimits(JsonNode part) {
        assertThat(part.path("biz_opaque_callback_data").asText().length()).isLessThanOrEqualTo(512);
        longest(part.path("text").findValuesAsText("body"), 4096);
        var interactive = part.path("interactive");
        longest(interactive.at("/body").findValuesAsText("text"), 1024);
        longest(interactive.at("/action/buttons").findValuesAsText("title"), 20);
        longest(interactive.at("/action/buttons").findValuesAsText("id"), 256);
        var rows = interactive.at("/action/sections");
        longest(rows.findValuesAsText("title"), 24);
        longest(rows.findValuesAsText("id"), 200);
        longest(rows.findValuesAsText("description"), 72);
        longest(part.findValuesAsText("caption"), 1024);
        assertThat(interactive.at("/action/buttons").size()).isLessThanOrEqualTo(3);
        assertThat(rows.path(0).path("rows").size()).isLessThanOrEqualTo(10);
        if (interactive.path("action").has("button")) {
            longest(List.of(interactive.at("/action/button").asText()), 20);
        }
    }

    private static void longest(List<String> texts, int limit) {
        assertThat(texts).allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(limit));
    }

    /** Contents as wild as any flow could make them. */
    private static final class Arbitrary {

        static Content content(Random random) {
            return switch (random.nextInt(4)) {
                case 0 -> Content.text(words(random, 9000));
                case 1 -> new Content.Choices(words(random, 3000), choices(random, 14));
                case 2 -> new Content.Image("https://x/" + random.nextInt(), words(random, 3000));
                default -> new Content.Cards(words(random, 200), cards(random));
            };
        }

        private static List<Card> cards(Random random) {
            return random.ints(random.nextInt(15), 0, 5)
                    .mapToObj(buttons -> new Card(
                            words(random, 300),
                            random.nextBoolean() ? null : words(random, 1500),
                            random.nextBoolean() ? null : "https://x/1.jpg",
                            choices(random, random.nextBoolean() ? 2 : 5)))
                    .toList();
        }

        private static List<Choice> choices(Random random, int most) {
            return random.ints(random.nextInt(most), 0, 2)
                    .mapToObj(any -> new Choice(words(random, 60), words(random, 300)))
                    .toList();
        }

        private static String words(Random random, int longest) {
            var words = new StringBuilder();
            int length = random.nextInt(longest);
            while (words.length() < length) {
                words.append(List.of("lamp ", "é", "👨‍👩‍👧 ", "\n\n", "x".repeat(40), ". ")
                        .get(random.nextInt(6)));
            }
            return words.toString();
        }
    }

    private static Card card(String title, String subtitle, String image, int buttons) {
        return new Card(title, subtitle, image, choices(buttons));
    }

    private static List<Choice> choices(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Choice("Choice " + i, "v" + i))
                .toList();
    }

    private JsonNode only(Content content) {
        var parts = render(content);
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private List<JsonNode> render(Content content) {
        return messages.render(account(Map.of()), outgoing("15551230000", Map.of()), content).stream()
                .map(Json::read)
                .toList();
    }

    private static Account account(Map<String, String> settings) {
        return new Account(MerchantId.of("lamps"), "whatsapp", "lamps", true, settings);
    }

    private static Outgoing outgoing(String recipient, Map<String, String> facts) {
        return new Outgoing(
                ID,
                new ConversationId(UUID.randomUUID()),
                2,
                true,
                "whatsapp",
                "lamps",
                recipient,
                "{}",
                1,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                facts,
                null,
                Lease.of(Duration.ofMinutes(1)));
    }

    private static JsonNode json(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}
