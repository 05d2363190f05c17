package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgoTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, now",
        "-30, now",
        "59, now",
        "60, 1 min ago",
        "3599, 59 min ago",
        "3600, 1 h ago",
        "172799, 47 h ago",
        "172800, 2 d ago"
    })
    void saysHowLongAgoSomethingWas(long seconds, String words) {
        assertThat(Ago.before(NOW.minusSeconds(seconds), NOW)).isEqualTo(words);
    }
}
