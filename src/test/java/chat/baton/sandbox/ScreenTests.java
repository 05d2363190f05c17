package chat.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTests {

    private final Screen screen = new Screen();

    @Test
    void keepsTheLastFiveHundredThings() {
        for (int i = 1; i <= 510; i++) {
            screen.show(new Shown.Deleted("m_" + i));
        }
        assertThat(screen.history()).hasSize(500);
        assertThat(screen.history().get(0)).isEqualTo(new Shown.Deleted("m_11"));
    }

    @Test
    void forgetsWhatOnlyFlashed() {
        screen.show(new Shown.Typing(true));
        assertThat(screen.history()).isEmpty();
    }
}
