package chat.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MoneyTests {

    @Test
    void addsAndMultipliesWholeMinorUnits() {
        assertThat(Money.of(3990, "EUR").plus(Money.of(10, "EUR"))).isEqualTo(Money.of(4000, "EUR"));
        assertThat(Money.of(3990, "EUR").times(3)).isEqualTo(Money.of(11970, "EUR"));
        assertThat(Money.of(100, "EUR").plus(Money.of(-100, "EUR"))).isEqualTo(Money.of(0, "EUR"));
    }

    @Test
    void neverMixesCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "USD")))
                .withMessageContaining("USD")
                .withMessageContaining("EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "shells"));
    }

    @Test
    void overflowsLoudly() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").times(2));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").plus(Money.of(1, "EUR")));
    }

    @Test
    void isReadInItsCurrencysDigits() {
        assertThat(Money.of(3990, "EUR").format(Locale.US)).isEqualTo("€39.90");
        assertThat(Money.of(5, "USD").format(Locale.US)).isEqualTo("$0.05");
        assertThat(Money.of(3990, "JPY").format(Locale.US)).isEqualTo("¥3,990");
        assertThat(Money.of(3990, "KWD").format(Locale.US)).contains("3.990");
        assertThat(Money.of(3990, "EUR").format(Locale.GERMANY)).isEqualTo("39,90\u00a0€");
    }
}
