package chat.baton.channel.line;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinePartsTests {

    @Test
    void sendsATextAsItIs() {
        assertThat(only(Content.text("Hello"))).isEqualTo(json("{'type':'text','text':'Hello'}"));
        assertThat(render(Content.text(" "))).isEmpty();
    }

    @Test
    void splitsALongTextIntoMessagesOfAsFewRequestsAsPossible() {
        var requests = requests(Content.text("word ".repeat(6500)));

        assertThat(requests).extracting(it -> it.path("request").asInt()).containsExactly(1, 2);
        assertThat(requests).extracting(it -> it.path("messages").size()).containsExactly(5, 2);
        assertThat(render(Content.text("word ".repeat(6500))))
                .allMatch(message -> message.path("text").asText().length() <= 5000);
    }

    @Test
    void asksWithTwoAnswersByAConfirmTemplate() {
        assertThat(only(new Content.Choices("Sure?", List.of(choice("Yes", "y"), choice("No", "n")))))
                .isEqualTo(json(
                        "{'type':'template','altText':'Sure?','template':{'type':'confirm','text':'Sure?','actions':["
                                + "{'type':'postback','label':'Yes','data':'y','displayText':'Yes'},"
                                + "{'type':'postback','label':'No','data':'n','displayText':'No'}]}}"));
    }

    @Test
    void offersMoreAnswersAsQuickReplies() {
        assertThat(only(new Content.Choices("Which?", choices(3))).at("/quickReply/items/0"))
                .isEqualTo(
                        json(
                                "{'type':'action','action':{'type':'postback','label':'Choice 1','data':'v1','displayText':'Choice 1'}}"));
        assertThat(only(new Content.Choices("Which?", choices(13))).at("/quickReply/items"))
                .hasSize(13);
        assertThat(only(new Content.Choices("Which?", choices(1))).at("/quickReply/items"))
                .hasSize(1);
        assertThat(only(new Content.Choices("x".repeat(241), choices(2))).at("/quickReply/items"))
                .hasSize(2);
    }

    @Test
    void showsLongTitlesAndManyChoicesInABubble() {
        var long1 = "Blue cotton t-shirt, large";
        var titles = only(new Content.Choices("Which?", List.of(choice(long1, "l"), choice("Red", "r"))));
        assertThat(titles)
                .isEqualTo(
                        json(
                                "{'type':'flex','altText':'Which?','contents':{'type':'bubble',"
                                        + "'body':{'type':'box','layout':'vertical','spacing':'sm','contents':[{'type':'text','text':'Which?','wrap':true}]},"
                                        + "'footer':{'type':'box','layout':'vertical','spacing':'sm','contents':["
                                        + "{'type':'button','height':'sm','action':{'type':'postback','label':'" + long1
                                        + "','data':'l','displayText':'"
                                        + long1 + "'}},"
                                        + "{'type':'button','height':'sm','action':{'type':'postback','label':'Red','data':'r','displayText':'Red'}}]}}}"));

        assertThat(only(new Content.Choices("Which?", choices(20))).at("/contents/footer/contents"))
                .hasSize(20);
    }

    @Test
    void listsWhatIsTooMuchForABubble() {
        assertThat(only(new Content.Choices("Which?", choices(21))).path("text").asText())
                .startsWith("Which?\n1. Choice 1\n")
                .endsWith("21. Choice 21");
    }

    @Test
    void keepsTitlesApartAndValuesWithinTheLimit() {
        var question = only(new Content.Choices(
                "?", List.of(choice("x".repeat(50) + "a", "a"), choice("x".repeat(50) + "b", "v".repeat(301)))));

        assertThat(question.findValuesAsText("label")).doesNotHaveDuplicates().allMatch(label -> label.length() <= 40);
        assertThat(question.findValuesAsText("data")).containsExactly("a", "2");
    }

    @Test
    void showsCardsAsAFlexCarouselEachWithWhatItHas() {
        var messages = render(new Content.Cards(
                "Our lamps",
                List.of(
                        new Content.Card("Lamp", "€40", "https://x/lamp.jpg", List.of(choice("Buy", "b=1"))),
                        new Content.Card("Torch", null, "ftp://x/torch.jpg", List.of()))));

        assertThat(messages.get(0)).isEqualTo(json("{'type':'text','text':'Our lamps'}"));
        var carousel = messages.get(1);
        assertThat(carousel.path("altText").asText()).isEqualTo("Lamp, Torch");
        assertThat(carousel.at("/contents/type").asText()).isEqualTo("carousel");
        assertThat(carousel.at("/contents/contents/0"))
                .isEqualTo(
                        json(
                                "{'type':'bubble','body':{'type':'box','layout':'vertical','spacing':'sm','contents':["
                                        + "{'type':'text','text':'Lamp','weight':'bold','wrap':true},"
                                        + "{'type':'text','text':'€40','size':'sm','color':'#707070','wrap':true}]},"
                                        + "'footer':{'type':'box','layout':'vertical','spacing':'sm','contents':[{'type':'button','height':'sm',"
                                        + "'action':{'type':'postback','label':'Buy','data':'b=1','displayText':'Buy'}}]},"
                                        + "'hero':{'type':'image','url':'https://x/lamp.jpg','size':'full','aspectRatio':'20:13','aspectMode':'cover'}}"));
        assertThat(carousel.at("/contents/contents/1").has("hero")).isFalse();
        assertThat(carousel.at("/contents/contents/1").has("footer")).isFalse();
    }

    @Test
    void showsMoreThanTwelveCardsAsSeveralCarousels() {
        var cards = IntStream.range(0, 30)
                .mapToObj(i -> new Content.Card("Card " + i, "x".repeat(500), null, choices(4)))
                .toList();

        var messages = render(new Content.Cards("", cards));

        assertThat(messages)
                .allMatch(message -> message.at("/contents/contents").size() <= 12
                        && message.path("altText").asText().length() <= 400
                        && message.toString().length() < 50_000);
        assertThat(messages.stream().flatMap(message -> message.findValuesAsText("data").stream()))
                .hasSize(120);
    }

    @Test
    void showsNoPictureThatLineWouldRefuse() {
        for (var picture : List.of("http://x/lamp.jpg", "https://x/" + "l".repeat(2000))) {
            var cards = render(new Content.Cards("", List.of(new Content.Card("Lamp", "€40", picture, List.of()))));
            assertThat(cards.get(0).findValues("hero")).isEmpty();
            assertThat(only(new Content.Image(picture, null)))
                    .isEqualTo(json("{'type':'text','text':'" + picture + "'}"));
        }
        assertThat(LineBubbles.isShown("http://localhost:8080/sandbox/lamp.jpg"))
                .isTrue();
        assertThat(LineBubbles.isShown("http://localhost.example/lamp.jpg")).isFalse();
    }

    @Test
    void opensAnAddressByAButton() {
        assertThat(only(new Content.Link("Pay here", "Pay €40", "https://pay/1")))
                .isEqualTo(json("{'type':'template','altText':'Pay here https://pay/1','template':{'type':'buttons',"
                        + "'text':'Pay here','actions':[{'type':'uri','label':'Pay €40','uri':'https://pay/1'}]}}"));
    }

    @Test
    void reshapesALinkThatIsTooLong() {
        var messages = render(new Content.Link("word ".repeat(40), "A title of more than twenty", "https://pay/1"));
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1).at("/template/actions/0/label").asText()).hasSizeLessThanOrEqualTo(20);

        var address = "https://pay/" + "1".repeat(1000);
        assertThat(only(new Content.Link("Pay here", "Pay", address))
                        .path("text")
                        .asText())
                .isEqualTo("Pay here\n" + address);
    }

    @Test
    void showsAPictureThenItsWords() {
        assertThat(render(new Content.Image("https://x/1.jpg", "A lamp")))
                .containsExactly(
                        json(
                                "{'type':'image','originalContentUrl':'https://x/1.jpg','previewImageUrl':'https://x/1.jpg'}"),
                        json("{'type':'text','text':'A lamp'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio", "video", "file"})
    void sendsTheAddressOfWhatNeedsMoreThanWeKnow(String kind) {
        assertThat(only(new Content.File(kind, "https://x/1", "one")))
                .isEqualTo(json("{'type':'text','text':'https://x/1'}"));
    }

    @Test
    void saysATemplateInItsWords() {
        assertThat(only(new Content.Template("shipped", "en", List.of("A-17"), "A-17 is on its way")))
                .isEqualTo(json("{'type':'text','text':'A-17 is on its way'}"));
    }

    private static List<Content.Choice> choices(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> choice("Choice " + i, "v" + i))
                .toList();
    }

    private static Content.Choice choice(String title, String value) {
        return new Content.Choice(title, value);
    }

    private static JsonNode only(Content content) {
        assertThat(render(content)).hasSize(1);
        return render(content).get(0);
    }

    private static List<JsonNode> render(Content content) {
        var messages = new ArrayList<JsonNode>();
        requests(content).forEach(request -> request.path("messages").forEach(messages::add));
        return messages;
    }

    private static List<JsonNode> requests(Content content) {
        return new LineMessages().render(content).stream().map(Json::read).toList();
    }

    private static JsonNode json(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}
