package chat.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.flow.StoppedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTests {

    private final StoppedClock clock = new StoppedClock();
    private final Allowance twice = new Allowance(2, clock);

    @Test
    void tellsWhoHasTakenAllHowLongToWait() {
        assertThat(twice.take("anna")).isEmpty();
        assertThat(twice.take("anna")).isEmpty();

        var wait = twice.take("anna").orElseThrow();
        assertThat(wait).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        assertThat(twice.take("ben")).isEmpty();

        clock.lets(wait);
        assertThat(twice.take("anna")).isEmpty();
    }

    @Test
    void takesNothingFromWhoOnlyLooks() {
        for (int look = 0; look < 5; look++) {
            assertThat(twice.look("anna")).isEmpty();
        }
        twice.take("anna");
        assertThat(twice.look("anna")).isEmpty();
        twice.take("anna");
        assertThat(twice.look("anna")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::1, 2001:db8::2, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "fe80::1%eth0, fe80::2%eth0, true",
        "::1, 2001:db8::1, false",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false"
    })
    void countsAHouseholdAsOne(String one, String other, boolean same) {
        assertThat(Allowance.network(one).equals(Allowance.network(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "shop.example", "a.b", "1:2:3", "::%", "_hidden"})
    void looksNobodysNameUpAndCountsAllThatIsNoAddressAsOne(String told) {
        assertThat(Allowance.network(told)).isEqualTo("nowhere");
    }
}
