package chat.baton.channel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.unit.DataSize;

/** Files of a form, and those that lie at providers. */
class MediaFuzz {

    private final MediaIntake intake = new MediaIntake(
            new MediaSettings(
                    "file:target/media/",
                    DataSize.ofKilobytes(4),
                    Set.of(MimeTypeUtils.IMAGE_PNG, MimeTypeUtils.TEXT_PLAIN),
                    Set.of(),
                    1,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    9,
                    Duration.ofSeconds(5),
                    Duration.ofDays(7),
                    null),
            () -> 0L);

    @FuzzTest(maxDuration = "60s")
    void keepsAnyFileOrSaysWhyNot(byte[] bytes) throws IOException {
        try (var file = intake.take(new ByteArrayInputStream(bytes), "photo.png")) {
            file.type();
        } catch (UnfitFile refused) {
            // Which is told to whoever sent it.
        }
    }
}
