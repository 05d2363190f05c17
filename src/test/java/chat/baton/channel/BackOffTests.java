package chat.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;

class BackOffTests {

    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), 3, Duration.ofMinutes(5));

    @RepeatedTest(20)
    void growsWithEachTryUpToTheLongest() {
        assertThat(backOff.after(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(backOff.after(2)).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(3));
        assertThat(backOff.after(4)).isBetween(Duration.ofMillis(13_500), Duration.ofSeconds(27));
        assertThat(backOff.after(1000)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }
}
