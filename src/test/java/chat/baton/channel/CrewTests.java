package chat.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrewTests {

    private final Bell bell = new Bell();
    private final Bell others = new Bell();
    private final BlockingQueue<String> worked = new LinkedBlockingQueue<>();
    private final Crew crew = new Crew("crew", 2, bell, others, Duration.ofHours(1)) {
        @Override
        boolean work() {
            return !worked.add(Thread.currentThread().getName());
        }
    };

    /** Each looks once by itself. */
    @BeforeEach
    void begin() throws InterruptedException {
        crew.start();
        assertThat(new String[] {whoWorks(), whoWorks()}).containsExactlyInAnyOrder("crew-1", "crew-2");
    }

    @AfterEach
    void end() {
        crew.stop();
    }

    private String whoWorks() throws InterruptedException {
        return worked.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void theFirstHearsTheBellAndTheOthersTheirOwn() throws InterruptedException {
        bell.ring();
        assertThat(whoWorks()).isEqualTo("crew-1");
        others.ring();
        assertThat(whoWorks()).isEqualTo("crew-2");
        bell.ring();
        assertThat(whoWorks()).isEqualTo("crew-1");
        assertThat(worked).isEmpty();
    }
}
