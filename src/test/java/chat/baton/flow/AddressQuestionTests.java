package chat.baton.flow;

import chat.baton.conversation.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressQuestionTests {

    private final Asking question = Asking.of(Map.of("kind", "address"));

    @Test
    void takesStreetAndCityWithCommasOrLineBreaks() {
        question.takes("Main Street 5, 10115 Berlin", "Main Street 5, 10115 Berlin");
        question.takes("Main Street 5\n10115 Berlin\nGermany", "Main Street 5\n10115 Berlin\nGermany");
    }

    @Test
    void takesAnAddressThatWasSent() {
        question.takes(new Content.Address("Main Street 5, 10115 Berlin"), "Main Street 5, 10115 Berlin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Berlin", "Main Street 5", "Main Street, Berlin", "5, 6"})
    void refusesWhatIsNotComplete(String typed) {
        question.refuses(typed);
    }

    @Test
    void refusesNovels() {
        question.refuses("Main Street 5, 10115 Berlin" + " and so on".repeat(50));
    }
}
