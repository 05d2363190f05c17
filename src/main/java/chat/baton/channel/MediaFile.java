package chat.baton.channel;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is fit to be kept, in a temporary place until then.
 *
 * @param type what its bytes say it is, for example {@code image/png}
 * @param size in bytes, 1 or more
 */
record MediaFile(Path path, String type, long size, String sha256) implements Closeable {

    /** What a transcript shows it as: {@code image}, {@code audio}, {@code video} or {@code file}. */
    String kind() {
        var family = type.substring(0, type.indexOf('/'));
        return switch (family) {
            case "image", "audio", "video" -> family;
            default -> "file";
        };
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
