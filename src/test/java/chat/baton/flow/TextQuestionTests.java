package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.conversation.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextQuestionTests {

    private final Asking question = Asking.of(Map.of("min", "2", "max", "5"));

    @Test
    void takesWordsWithoutTheSpaceAroundThem() {
        question.takes("  Ann \n", "Ann");
        question.takes(new Content.Tapped("Anna", "value-1"), "Anna");
    }

    @Test
    void refusesWhatIsTooShortOrTooLong() {
        question.refuses("A");
        question.takes("Annik", "Annik");
        question.refuses("Annika");
        assertThat(question.hintFor("A")).contains("at least 2");
        assertThat(question.hintFor("Annika")).contains("5");
    }

    @Test
    void takesUpToFiveHundredCharactersUnlessTheAuthorSaysOtherwise() {
        var open = Asking.of(Map.of());
        open.takes("a".repeat(500), "a".repeat(500));
        open.refuses("a".repeat(501));
    }

    @Test
    void blamesTheAuthorForALimitThatIsNoNumber() {
        assertThatThrownBy(() -> Asking.of(Map.of("min", "few")).takes("Anna", "Anna"))
                .isInstanceOf(FlowMistake.class)
                .hasMessageContaining("few");
    }
}
