package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentJsonTests {

    private final ContentJson json = new ContentJson();

    static List<Content> contents() {
        var buy = new Content.Choice("Buy", "buy:TEA");
        return List.of(
                Content.text("hello"),
                Content.text(""),
                Content.text("\"quoted\" \\ /  \n\t \ud83d\ude00 <b>"),
                new Content.Image("https://example.org/a.png", "A lamp"),
                new Content.Image("https://example.org/a.png", null),
                new Content.File("audio", null, null),
                new Content.File("file", "https://example.org/a.pdf", "bill.pdf"),
                new Content.Choices("Which?", List.of(buy, new Content.Choice("", ""))),
                new Content.Choices("Which?", List.of()),
                new Content.Cards(
                        "Look:",
                        List.of(
                                new Content.Card("Tea", "€7.50", "https://example.org/tea.png", List.of(buy)),
                                new Content.Card("Cup", null, null, List.of()))),
                new Content.Link("Please pay", "Pay", "https://example.org/pay/1"),
                new Content.Tapped("Buy", "buy:TEA"),
                new Content.Address("1 High Street\nLondon"),
                new Content.Location(51.5, -0.1275, "London"),
                new Content.Location(0, 0, null),
                new Content.Template("order_update", "en_US", List.of("A-17"), "Order A-17 is on its way."),
                new Content.NotUnderstood("sticker", "{\"sticker_id\":1}"),
                new Content.Note("wants a discount"),
                new Content.Happening("taken-over", Map.of("by", "ben"), "ben took over. The bot is silent."));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void readsBackWhatItWrote(Content content) {
        assertThat(json.read(json.write(content))).isEqualTo(content);
    }

    @Test
    void knowsAnExampleOfEveryKind() {
        assertThat(contents())
                .extracting(Object::getClass)
                .containsAll(Arrays.asList(Content.class.getPermittedSubclasses()));
    }

    @Test
    void namesTheKind() {
        assertThat(json.write(Content.text("hello"))).isEqualTo("{\"type\":\"text\",\"text\":\"hello\"}");
        assertThat(json.write(new Content.NotUnderstood("sticker", "{}"))).contains("\"type\":\"not-understood\"");
    }

    @Test
    void dropsZeroCharactersButNotWhatLooksLikeOne() {
        for (var typed : List.of("\u0000", "a\u0000\u0000b", "\\\u0000", "\\\\\u0000", "\\u0000", "\\\\u0000\u0000")) {
            assertThat(json.read(json.write(Content.text(typed)))).isEqualTo(Content.text(typed.replace("\u0000", "")));
        }
    }

    @Test
    void passesOverWhatALaterVersionAdded() {
        assertThat(json.read("{\"type\":\"text\",\"text\":\"hello\",\"mood\":\"fine\"}"))
                .isEqualTo(Content.text("hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"type\":\"smell\"}", "{\"text\":\"hello\"}"})
    void refusesWhatIsNotContent(String stored) {
        assertThatIllegalArgumentException().isThrownBy(() -> json.read(stored));
    }

    @Test
    void saysEveryKindInPlainWords() {
        assertThat(new Content.Image("u", " ").asText()).isEqualTo("[image]");
        assertThat(new Content.Image("u", "A lamp").asText()).isEqualTo("A lamp");
        assertThat(new Content.File("audio", null, null).asText()).isEqualTo("[audio]");
        assertThat(new Content.File("file", null, "bill.pdf").asText()).isEqualTo("[bill.pdf]");
        assertThat(new Content.Cards("", List.of(new Content.Card("Tea", null, null, List.of()))).asText())
                .isEqualTo("Tea");
        assertThat(new Content.Location(1.5, 2, null).asText()).isEqualTo("[location] 1.5, 2.0");
        assertThat(new Content.NotUnderstood("sticker", "{}").asText()).isEqualTo("[sticker]");
    }
}
