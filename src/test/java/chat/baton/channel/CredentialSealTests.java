package chat.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSealTests {

    private static final String OLD = "old:b2xkLWtleS1mb3ItY3JlZGVudGlhbHMtMzItYnl0ZXM=";
    private static final String NEW = "new:bmV3LWtleS1mb3ItY3JlZGVudGlhbHMtMzItYnl0ZXM=";
    private static final byte[] PLAIN = "a credential".getBytes(StandardCharsets.UTF_8);

    @Test
    void opensWhatItSealedAndSealsNoTwiceAlike() {
        var seal = seal(NEW);

        assertThat(seal.open(seal.seal(PLAIN))).isEqualTo(PLAIN);
        assertThat(seal.seal(PLAIN)).startsWith("new:").isNotEqualTo(seal.seal(PLAIN));
    }

    @Test
    void readsWithEveryKeyAndSealsWithTheFirst() {
        var old = seal(OLD).seal(PLAIN);
        var both = seal(NEW + ", " + OLD);

        assertThat(both.open(old)).isEqualTo(PLAIN);
        assertThat(both.isCurrent(old)).isFalse();
        assertThat(both.isCurrent(both.seal(PLAIN))).isTrue();
    }

    @Test
    void refusesWhatWasChangedOrSealedWithAKeyThatIsGone() {
        var sealed = seal(OLD).seal(PLAIN);
        var last = sealed.charAt(sealed.length() - 5);
        var changed = sealed.substring(0, sealed.length() - 5)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 4);

        assertThatThrownBy(() -> seal(OLD).open(changed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal(NEW).open(sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("old");
    }

    @Test
    void withoutAKeyNothingIsKeptAndTheMessageSaysWhatToDo() {
        assertThatExceptionOfType(UnusableAccount.class)
                .isThrownBy(() -> seal("").seal(PLAIN))
                .withMessageContaining("BATON_CHANNEL_KEYS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"new", "new:", "new:not base64", "new:c2hvcnQ=", "bmV3LWtleS1mb3ItY3JlZGVudGlhbHMtMzItYnl0ZXM="})
    void doesNotStartWithAKeyThatIsNone(String keys) {
        assertThatThrownBy(() -> seal(keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand")
                .hasMessageNotContaining("bmV3");
    }

    private static CredentialSeal seal(String keys) {
        return new CredentialSeal(new AccountSettings(keys, Duration.ofSeconds(2)));
    }
}
