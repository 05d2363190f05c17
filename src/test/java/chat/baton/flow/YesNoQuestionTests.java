package chat.baton.flow;

import chat.baton.conversation.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YesNoQuestionTests {

    private final Asking question = Asking.of(Map.of("kind", "yes-no"));

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes!", "YES PLEASE", "y", "ok", "sure", "1"})
    void takesYes(String typed) {
        question.takes(typed, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "No, thanks.", "n", "nope", "2"})
    void takesNo(String typed) {
        question.takes(typed, false);
    }

    @Test
    void takesWhatWasTapped() {
        question.takes(new Content.Tapped("Yes", "yes"), true);
        question.takes(new Content.Tapped("No", "no"), false);
        question.refuses(new Content.Tapped("Medium", "SHIRT-M"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "yes and no", "not sure", "3"})
    void refusesWhatIsNeither(String typed) {
        question.refuses(typed);
    }
}
