package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCipherTests {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final byte[] PLAIN = "hello attachment".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ENCRYPTED = HexFormat.of().parseHex("9af56cda4569fea4dd92f902b04b19f4");

    @ParameterizedTest
    @ValueSource(strings = {"00" + KEY, KEY})
    void encryptsAndDecryptsTheReferencesOwnFile(String key) {
        assertThat(FileCipher.apply(key, PLAIN)).isEqualTo(ENCRYPTED);
        assertThat(FileCipher.apply(key, ENCRYPTED)).isEqualTo(PLAIN);
    }

    @Test
    void makesANewKeyInApplesFormEachTime() {
        assertThat(FileCipher.newKey()).matches("00[0-9a-f]{64}").isNotEqualTo(FileCipher.newKey());
        assertThat(FileCipher.apply(FileCipher.newKey(), PLAIN)).isNotEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "01" + KEY, "00" + KEY + "00", "zz" + KEY, "0001"})
    void takesNothingElseForAKey(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> FileCipher.apply(key, PLAIN));
    }
}
