package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.handover.HelpReason;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonsTests {

    @ParameterizedTest
    @EnumSource
    void areKeptInEnglishAndToldInTheReadersLanguage(HelpReason reason) {
        var kept = reason.words("one", "two");

        assertThat(Reasons.in(Locale.ENGLISH, kept)).isEqualTo(kept);
        assertThat(Reasons.in(Locale.GERMANY, kept)).isNotEqualTo(kept);
    }

    @Test
    void nameWhatTheyAreAbout() {
        assertThat(Reasons.in(Locale.GERMAN, "Step \"Ask the {size}\" failed: it's gone"))
                .isEqualTo("Der Schritt „Ask the {size}“ ist fehlgeschlagen: it's gone");
    }

    @Test
    void leaveAMerchantsOwnWordsAlone() {
        assertThat(Reasons.in(Locale.GERMAN, "A question of size")).isEqualTo("A question of size");
    }
}
