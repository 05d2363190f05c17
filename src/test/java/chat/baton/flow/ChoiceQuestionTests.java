package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.conversation.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceQuestionTests {

    private final Asking question = Asking.of(Map.of(
            "kind", "choice", "options", "SHIRT-M = Medium, blue\n\n SHIRT-MR = Medium, red \nSHIRT-L = Large\nNone"));

    @Test
    void takesWhatWasTapped() {
        question.takes(new Content.Tapped("Large", "SHIRT-L"), "SHIRT-L");
    }

    @Test
    void refusesAnOldButton() {
        question.refuses(new Content.Tapped("Something", "from-an-older-question"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "large | SHIRT-L",
                "LARGE! | SHIRT-L",
                "Medium blue | SHIRT-M",
                "shirt-l | SHIRT-L",
                "3 | SHIRT-L",
                "lar | SHIRT-L",
                "medium, r | SHIRT-MR",
                "none | None",
                "4 | None"
            })
    void takesTitleValueNumberOrTheBeginningOfOneTitle(String typed, String value) {
        question.takes(typed, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"medium", "m", "5", "0", "arge", "xl", "?"})
    void refusesWhatFitsNoneOrSeveral(String typed) {
        question.refuses(typed);
    }

    @Test
    void prefersATitleThatIsANumberToTheNumberInTheList() {
        var sizes = Asking.of(Map.of("kind", "choice", "options", "b = 2\na = 1"));
        sizes.takes("1", "a");
        sizes.takes("2", "b");
    }

    @Test
    void prefersAWholeTitleToTheBeginningOfAnother() {
        var sizes = Asking.of(Map.of("kind", "choice", "options", "x = X\nxl = XL"));
        sizes.takes("X", "x");
    }

    @Test
    void blamesTheAuthorWhoOffersNothing() {
        assertThatThrownBy(() -> Asking.of(Map.of("kind", "choice"))).isInstanceOf(FlowMistake.class);
    }
}
