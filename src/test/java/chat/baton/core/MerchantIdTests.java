package chat.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantIdTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "demo", "7-seas", "a-", "lamps-and-books"})
    void isLettersDigitsAndHyphens(String value) {
        assertThat(MerchantId.of(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "Demo", "a b", "a_b", "ä", "a\n", "../etc"})
    void isNothingElse(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> MerchantId.of(value));
    }

    @Test
    void isSixtyFourCharactersAtMost() {
        assertThat(MerchantId.of("a".repeat(64))).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> MerchantId.of("a".repeat(65)));
        assertThat(AgentId.of("a".repeat(64))).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> AgentId.of("a".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> AgentId.of(" "));
    }
}
