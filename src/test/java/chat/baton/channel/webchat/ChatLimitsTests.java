package chat.baton.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.baton.flow.StoppedClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatLimitsTests {

    private static final UUID ANNA = UUID.randomUUID();

    private final StoppedClock clock = new StoppedClock();
    private final ChatLimits limits = new ChatLimits(new ChatSettings(20, 3, 5, 500), clock);

    @Test
    void aSessionMaySayTwentyThingsAMinute() {
        says(20);

        var refusal = catchThrowableOfType(ChatRefusal.class, () -> limits.takeMessage(ANNA));
        assertThat(refusal.status().value()).isEqualTo(429);
        assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));

        clock.lets(refusal.retryAfter());
        assertThatCode(() -> limits.takeMessage(ANNA)).doesNotThrowAnyException();
    }

    @Test
    void anotherSessionIsNotHeldUp() {
        says(20);

        assertThatCode(() -> limits.takeMessage(UUID.randomUUID())).doesNotThrowAnyException();
    }

    @Test
    void anAddressMayBeginSoManySessions() {
        begins("192.0.2.1", 3);

        assertThat(catchThrowableOfType(ChatRefusal.class, () -> limits.takeSession("192.0.2.1")))
                .isNotNull();
        assertThatCode(() -> limits.takeSession("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void aNetworkOfVersionSixIsOneAddress() {
        begins("2001:db8::1", 3);

        assertThat(catchThrowableOfType(ChatRefusal.class, () -> limits.takeSession("2001:db8::2")))
                .isNotNull();
        assertThatCode(() -> limits.takeSession("2001:db8:0:1::1")).doesNotThrowAnyException();
    }

    @Test
    void anAddressMaySendSoManyFiles() {
        for (int sent = 0; sent < 5; sent++) {
            limits.takeAttachment("192.0.2.1");
        }

        assertThat(catchThrowableOfType(ChatRefusal.class, () -> limits.takeAttachment("192.0.2.1")))
                .isNotNull();
        assertThatCode(() -> limits.takeAttachment("192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> limits.takeSession("192.0.2.1")).doesNotThrowAnyException();
    }

    private void says(int times) {
        for (int said = 0; said < times; said++) {
            limits.takeMessage(ANNA);
        }
    }

    private void begins(String address, int times) {
        for (int begun = 0; begun < times; begun++) {
            limits.takeSession(address);
        }
    }
}
