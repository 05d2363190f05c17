package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneQuestionTests {

    private final Asking inGermany = Asking.of(Map.of("kind", "phone"), "DE");

    @ParameterizedTest
    @CsvSource({
        "030 901820, +4930901820",
        "(030) 90 18-20, +4930901820",
        "+49 30 901820, +4930901820",
        "0049 30 901820, +4930901820",
        "+1 650 253 0000, +16502530000",
        "+81 3-3224-9999, +81332249999"
    })
    void takesNumbersOfTheRegionAndInternationalOnes(String typed, String number) {
        inGermany.takes(typed, number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "call me", "+49", "+999 123456", "650 253 00000000000"})
    void refusesWhatIsNoValidNumber(String typed) {
        inGermany.refuses(typed);
    }

    @Test
    void readsANationalNumberAsOneOfItsRegion() {
        Asking.of(Map.of("kind", "phone"), "US").takes("650-253-0000", "+16502530000");
    }

    @Test
    void showsAnExampleOfTheRegion() {
        assertThat(inGermany.hintFor("?")).contains("+49");
    }
}
