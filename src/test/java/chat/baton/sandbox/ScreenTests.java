package chat.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTests {

    private final Screen screen = new Screen();

    @Test
    void keepsTheLastFiveHundredThings() {
        for (int i = 1; i <= 510; i++) {
            screen.show(Shown.of("message").put("mid", i));
        }
        assertThat(screen.history()).hasSize(500);
        assertThat(screen.history().get(0).path("mid").asInt()).isEqualTo(11);
    }

    @Test
    void forgetsWhatOnlyFlashed() {
        screen.flash(Shown.of("typing"));
        assertThat(screen.history()).isEmpty();
    }
}
