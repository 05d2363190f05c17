package chat.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTests {

    @Test
    void areAPhotoAndAFile() {
        assertThat(Attachments.bytes("http://localhost:8080/sandbox/photo-room.png"))
                .startsWith(0x89, 'P', 'N', 'G');
        assertThat(Attachments.bytes("http://localhost:8080/sandbox/measurements.pdf"))
                .startsWith('%', 'P', 'D', 'F');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/sandbox/../sandbox/none.png",
                "http://localhost/sandbox/../../application.yaml",
                "http://localhost/",
                "nonsense"
            })
    void areNothingElse(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> Attachments.bytes(url));
    }
}
