package chat.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MediaIntakeTests {

    static MediaSettings settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("baton.media", MediaSettings.class);
    }

    private final AtomicLong nanos = new AtomicLong();
    private final MediaIntake intake =
            new MediaIntake(settings(Map.of("baton.media.largest", "1KB", "baton.media.time-limit", "1s")), nanos::get);

    private MediaFile take(byte[] bytes, @Nullable String name) throws IOException {
        return intake.take(new ByteArrayInputStream(bytes), name);
    }

    static Stream<Arguments> whatIsKept() {
        return Stream.of(
                Arguments.of(Samples.png(), null, "image/png", "image"),
                Arguments.of(Samples.jpeg(), "photo.png", "image/jpeg", "image"),
                Arguments.of(Samples.gif(), "cat.html", "image/gif", "image"),
                Arguments.of(Samples.webp(), null, "image/webp", "image"),
                Arguments.of(Samples.pdf(), "receipt.pdf", "application/pdf", "file"),
                Arguments.of(Samples.mp3(), null, "audio/mpeg", "audio"),
                Arguments.of(Samples.opus(), "voice.ogg", "audio/ogg", "audio"),
                Arguments.of(Samples.opus(), null, "audio/ogg", "audio"),
                Arguments.of(Samples.mp4("mp42"), null, "video/mp4", "video"),
                Arguments.of(Samples.mp4("isom"), null, "video/mp4", "video"),
                Arguments.of(Samples.mp4("qt  "), null, "video/quicktime", "video"),
                Arguments.of(Samples.mp4("M4A "), "voice.m4a", "audio/mp4", "audio"),
                Arguments.of(Samples.bytes("The lamp does not shine."), null, "text/plain", "file"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void whatIsKept(byte[] bytes, @Nullable String name, String type, String kind) throws IOException {
        try (var file = take(bytes, name)) {
            assertThat(file.type()).isEqualTo(type);
            assertThat(file.kind()).isEqualTo(kind);
            assertThat(file.size()).isEqualTo(bytes.length);
            assertThat(file.path()).hasBinaryContent(bytes);
        }
    }

    static Stream<Arguments> whatIsRefused() {
        return Stream.of(
                Arguments.of(Samples.html(), "photo.png"),
                Arguments.of(Samples.html(), null),
                Arguments.of(Samples.svg(), "drawing.png"),
                Arguments.of(Samples.program(), "photo.jpg"),
                Arguments.of(Samples.bytes("alert(1)"), "script.js"),
                Arguments.of(Samples.bytes("PK\u0003\u0004\u0014\0\0\0"), "photos.zip"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsRefused(byte[] bytes, @Nullable String name) {
        assertThatThrownBy(() -> take(bytes, name))
                .isInstanceOf(UnfitFile.class)
                .hasMessageStartingWith("is of a type that is not accepted");
    }

    @Test
    void refusesWhatIsEmptyOrTooLarge() {
        assertThatThrownBy(() -> take(new byte[0], null))
                .isInstanceOf(UnfitFile.class)
                .hasMessage("is empty");
        assertThatThrownBy(() -> take(new byte[1025], null))
                .isInstanceOf(UnfitFile.class)
                .hasMessage("is larger than 1 kB");
    }

    @Test
    void readsNoMoreThanItMayOfWhatNeverEnds() {
        assertThatThrownBy(() -> intake.take(new Endless(Duration.ZERO), null)).isInstanceOf(UnfitFile.class);
        assertThatThrownBy(() -> intake.take(new Endless(Duration.ofMillis(400)), null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not come within");
    }

    @Test
    void leavesNothingBehind() throws IOException {
        var before = temporaryFiles();
        take(Samples.png(), null).close();
        assertThatThrownBy(() -> take(Samples.html(), null)).isInstanceOf(UnfitFile.class);

        // Others' files come at the same time, and go.
        await().untilAsserted(() -> assertThat(before).containsAll(temporaryFiles()));
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("baton-"))
                    .toList();
        }
    }

    /** One byte at a time, each after a while by the clock the intake looks at. */
    private class Endless extends InputStream {

        private final Duration pause;

        Endless(Duration pause) {
            this.pause = pause;
        }

        @Override
        public int read() {
            return 1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            nanos.addAndGet(pause.toNanos());
            return 1;
        }
    }
}
