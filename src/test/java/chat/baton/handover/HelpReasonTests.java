package chat.baton.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpReasonTests {

    @ParameterizedTest
    @EnumSource
    void isFoundInItsWordsWithWhatTheyName(HelpReason reason) {
        var named = reason.words().contains("{1}")
                ? List.of("Ask for {size}", "it's 503: \"gone\"")
                : reason.words().contains("{0}") ? List.of("A-1001") : List.<String>of();

        assertThat(HelpReason.in(reason.words(named.toArray(String[]::new))))
                .contains(new HelpReason.Told(reason, named));
    }

    @Test
    void isNotFoundInWhatAFlowsAuthorWrote() {
        assertThat(HelpReason.in("The customer asked for a person in a blue hat"))
                .isEmpty();
        assertThat(HelpReason.in("A question of size")).isEmpty();
        assertThat(HelpReason.in("")).isEmpty();
    }
}
