package chat.baton.flow;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailQuestionTests {

    private final Asking question = Asking.of(Map.of("kind", "email"));

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, anna@example.com",
        "It is anna@example.com., anna@example.com",
        "<anna.b+shop@mail.example.co.uk>, anna.b+shop@mail.example.co.uk",
        "o'neill@example.com, o'neill@example.com",
        "jürgen@müller.example, jürgen@müller.example"
    })
    void takesTheOneAddressInASentence(String typed, String address) {
        question.takes(typed, address);
    }

    @Test
    void takesTheSameAddressSaidTwice() {
        question.takes("anna@example.com anna@example.com", "anna@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna@",
                "@example.com",
                "anna@example",
                "anna at example.com",
                "a@b.example or c@d.example"
            })
    void refusesWhatIsNoSingleAddress(String typed) {
        question.refuses(typed);
    }
}
