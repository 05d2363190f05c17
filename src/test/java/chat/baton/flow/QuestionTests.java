package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.conversation.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTests {

    @ParameterizedTest
    @ValueSource(strings = {"text", "number", "choice", "yes-no", "email", "phone", "address"})
    void refusesWhatIsNoText(String kind) {
        var question = Asking.of(Map.of("kind", kind, "options", "1 = [image]\nb = [location]"));
        question.refuses(new Content.Image("https://pictures.example/2.jpg", null));
        question.refuses(new Content.Image("https://pictures.example/2.jpg", "2"));
        question.refuses(new Content.File("audio", null, "yes"));
        question.refuses(new Content.Location(52.5, 13.4, "Main Street 5, 10115 Berlin"));
        question.refuses(new Content.NotUnderstood("sticker", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "number", "choice", "yes-no", "email", "phone", "address"})
    void refusesEmptyWords(String kind) {
        var question = Asking.of(Map.of("kind", kind, "options", "a = A\nb = B"));
        question.refuses("");
        question.refuses(" \n ");
    }

    @Test
    void isForTextUnlessTheAuthorSaysOtherwise() {
        Asking.of(Map.of()).takes("whatever", "whatever");
    }

    @Test
    void saysTheAuthorsHintRatherThanItsOwn() {
        var question = Asking.of(Map.of("kind", "number", "hint", "Centimetres, please."));
        assertThat(question.hintFor("tall")).isEqualTo("Centimetres, please.");
    }

    @Test
    void isNotOfAKindThereIsNot() {
        assertThatThrownBy(() -> Asking.of(Map.of("kind", "colour")))
                .isInstanceOf(FlowMistake.class)
                .hasMessageContaining("colour");
    }
}
