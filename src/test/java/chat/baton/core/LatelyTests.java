package chat.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LatelyTests {

    @Test
    void asksOnceForAllWhoWantToKnowWithinSeconds() {
        var asked = new AtomicInteger();
        var count = new Lately<>(asked::incrementAndGet, -1);

        assertThat(count.get()).isEqualTo(1);
        assertThat(count.get()).isEqualTo(1);
    }

    @Test
    void tellsThatItDoesNotKnowWhereAskingFails() {
        var count = new Lately<>(
                () -> {
                    throw new IllegalStateException("The database is away");
                },
                -1);

        assertThat(count.get()).isEqualTo(-1);
    }

    @Test
    void keepsNobodyWaitingForAnAnswerThatDoesNotCome() {
        var never = new CountDownLatch(1);
        var count = new Lately<>(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 1;
                },
                -1);

        assertThat(count.get()).isEqualTo(-1);
        assertThat(count.get()).isEqualTo(-1);
        never.countDown();
    }
}
