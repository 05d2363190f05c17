package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberQuestionTests {

    private final Asking question = Asking.of(Map.of("kind", "number", "min", "1", "max", "99"));

    @ParameterizedTest
    @CsvSource({
        "2, 2",
        "' 2 ', 2",
        "2 pieces, 2",
        "I take 12., 12",
        "٢, 2",
        "१२, 12",
        "２, 2",
        "๑๐, 10",
        "007, 7",
        "99, 99"
    })
    void takesAWholeNumberInAnyScriptAloneOrInASentence(String typed, int value) {
        question.takes(typed, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two", "2.5", "2,5", "1.000", "2 or 3", "0", "100", "-2", "−2", "99999999999999999999", "½"})
    void refusesWhatIsNoSingleWholeNumberInRange(String typed) {
        question.refuses(typed);
    }

    @Test
    void takesWhatWasTapped() {
        question.takes(new Content.Tapped("A pair", "2"), 2);
    }

    @Test
    void tellsTheRange() {
        assertThat(question.hintFor("0")).contains("from 1 to 99");
    }

    @Test
    void takesNegativeNumbersWhereTheAuthorSetsNoLimit() {
        var open = Asking.of(Map.of("kind", "number"));
        open.takes("-5 degrees", -5);
        open.takes("−5", -5);
        open.refuses("3000000000");
        assertThat(open.hintFor("?")).contains("whole number");
    }
}
