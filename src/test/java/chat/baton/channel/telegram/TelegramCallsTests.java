package chat.baton.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TelegramCallsTests {

    private static final String CUSTOMER = "5000000000123";

    @Test
    void saysAText() {
        assertThat(only(Content.text("Hello")))
                .isEqualTo(json("{'method':'sendMessage','chat_id':5000000000123,'text':'Hello'}"));
    }

    @Test
    void splitsALongText() {
        assertThat(calls(Content.text("word ".repeat(2000))))
                .hasSize(3)
                .allMatch(call -> call.path("text").asText().length() <= 4096);
    }

    @Test
    void offersChoicesAsAKeyboardUnderTheQuestion() {
        assertThat(only(new Content.Choices(
                        "Which colour?",
                        List.of(new Content.Choice("Red as a rose", "red"), new Content.Choice("Blue", "blue")))))
                .isEqualTo(
                        json(
                                """
                        {'method':'sendMessage','chat_id':5000000000123,'text':'Which colour?','reply_markup':{'inline_keyboard':[
                          [{'text':'Red as a rose','callback_data':'red'}],[{'text':'Blue','callback_data':'blue'}]]}}
                        """));
    }

    @Test
    void putsShortTitlesSideBySide() {
        var rows = only(new Content.Choices("Which size?", choices(5))).at("/reply_markup/inline_keyboard");

        assertThat(rows).extracting(JsonNode::size).containsExactly(3, 2);
    }

    @Test
    void listsMoreChoicesThanAKeyboardShouldHold() {
        var call = only(new Content.Choices("Which?", choices(25)));

        assertThat(call.has("reply_markup")).isFalse();
        assertThat(call.path("text").asText()).startsWith("Which?\n1. C1\n").endsWith("25. C25");
    }

    @Test
    void givesTheNumberOfAChoiceWhoseValueIsTooManyBytes() {
        var call = only(new Content.Choices(
                "?",
                List.of(
                        new Content.Choice("64 bytes", "x".repeat(64)),
                        new Content.Choice("65 bytes", "x".repeat(65)),
                        new Content.Choice("66 bytes", "é".repeat(33)))));

        assertThat(call.findValuesAsText("callback_data")).containsExactly("x".repeat(64), "2", "3");
    }

    @Test
    void showsEachCardAsAPhotoWithItsWordsAndButtons() {
        var calls = calls(new Content.Cards(
                "Our lamps",
                List.of(
                        new Content.Card(
                                "Lamp", "€40", "https://x/lamp.jpg", List.of(new Content.Choice("Buy", "BUY_1"))),
                        new Content.Card("Shade", "€10", null, List.of()))));

        assertThat(calls)
                .containsExactly(
                        json("{'method':'sendMessage','chat_id':5000000000123,'text':'Our lamps'}"),
                        json(
                                """
                                {'method':'sendPhoto','chat_id':5000000000123,'photo':'https://x/lamp.jpg','caption':'Lamp\\n€40',
                                 'caption_entities':[{'type':'bold','offset':0,'length':4}],
                                 'reply_markup':{'inline_keyboard':[[{'text':'Buy','callback_data':'BUY_1'}]]}}
                                """),
                        json(
                                """
                                {'method':'sendMessage','chat_id':5000000000123,'text':'Shade\\n€10',
                                 'entities':[{'type':'bold','offset':0,'length':5}]}
                                """));
    }

    @Test
    void showsALinkAsAButton() {
        assertThat(only(new Content.Link("Please pay", "Pay €40.00", "https://pay/1")))
                .isEqualTo(
                        json(
                                """
                        {'method':'sendMessage','chat_id':5000000000123,'text':'Please pay',
                         'reply_markup':{'inline_keyboard':[[{'text':'Pay €40.00','url':'https://pay/1'}]]}}
                        """));
    }

    @Test
    void sendsAnImageWithItsCaption() {
        assertThat(only(new Content.Image("https://x/1.jpg", "A lamp")))
                .isEqualTo(json(
                        "{'method':'sendPhoto','chat_id':5000000000123,'photo':'https://x/1.jpg','caption':'A lamp'}"));
        assertThat(calls(new Content.Image("https://x/1.jpg", "x".repeat(1025))))
                .extracting(call -> call.path("method").asText())
                .containsExactly("sendPhoto", "sendMessage");
    }

    @Test
    void sendsFilesTheProviderFetchesAndTheAddressOfOthers() {
        assertThat(only(new Content.File("audio", "https://x/a.mp3", null)))
                .isEqualTo(json("{'method':'sendAudio','chat_id':5000000000123,'audio':'https://x/a.mp3'}"));
        assertThat(only(new Content.File("video", "https://x/v.mp4", null)))
                .isEqualTo(json("{'method':'sendVideo','chat_id':5000000000123,'video':'https://x/v.mp4'}"));
        assertThat(only(new Content.File("file", "https://x/a.PDF?v=1", "a.pdf")))
                .isEqualTo(json("{'method':'sendDocument','chat_id':5000000000123,'document':'https://x/a.PDF?v=1'}"));
        assertThat(only(new Content.File("file", "https://x/a.docx", "a.docx")))
                .isEqualTo(json("{'method':'sendMessage','chat_id':5000000000123,'text':'https://x/a.docx'}"));
    }

    @Test
    void saysATemplateInWords() {
        assertThat(only(new Content.Template("hello", "en", List.of("Anna"), "Hello Anna"))
                        .path("text")
                        .asText())
                .isEqualTo("Hello Anna");
    }

    /** Whatever a flow's author or a merchant's catalogue holds. */
    @RepeatedTest(100)
    void neverExceedsALimit(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var choices = IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> new Content.Choice(words(random, 100), words(random, 200)))
                .toList();
        var cards = IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> new Content.Card(words(random, 400), words(random, 2000), "https://x", choices))
                .toList();
        calls(new Content.Choices(words(random, 9000), choices)).forEach(TelegramCallsTests::isWithinLimits);
        calls(new Content.Cards(words(random, 9000), cards)).forEach(TelegramCallsTests::isWithinLimits);
        calls(new Content.Link(words(random, 9000), words(random, 100), "https://x"))
                .forEach(TelegramCallsTests::isWithinLimits);
        calls(new Content.Image("https://x", words(random, 2000))).forEach(TelegramCallsTests::isWithinLimits);
    }

    private static void isWithinLimits(JsonNode call) {
        assertThat(call.path("text").asText("x")).isNotBlank().hasSizeLessThanOrEqualTo(4096);
        assertThat(call.path("caption").asText("x")).isNotBlank().hasSizeLessThanOrEqualTo(1024);
        var titles = call.at("/reply_markup/inline_keyboard").findValuesAsText("text");
        assertThat(titles).hasSizeLessThanOrEqualTo(24).allMatch(title -> !title.isBlank() && title.length() <= 64);
        assertThat(call.findValuesAsText("callback_data"))
                .allMatch(value -> !value.isBlank() && value.getBytes(StandardCharsets.UTF_8).length <= 64);
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
                .mapToObj(number -> new Content.Choice("C" + number, "c" + number))
                .toList();
    }

    private static List<JsonNode> calls(Content content) {
        return TelegramCalls.of(content)
                .map(call -> Json.read(call.to(CUSTOMER).toJson()))
                .toList();
    }

    private static JsonNode only(Content content) {
        var calls = calls(content);
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static JsonNode json(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}
