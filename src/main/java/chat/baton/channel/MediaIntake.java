package chat.baton.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeType;
import org.springframework.util.unit.DataSize;

/** Looks at every file before it is kept: how large it is, and what it is by its bytes, whatever anybody calls it. */
@Component
@EnableConfigurationProperties(MediaSettings.class)
class MediaIntake {

    private final Tika tika = new Tika();
    private final MediaSettings settings;
    private final LongSupplier nanos;

    @Autowired
    MediaIntake(MediaSettings settings) {
        this(settings, System::nanoTime);
    }

    /** @param nanos a clock of any beginning */
    MediaIntake(MediaSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /**
     * @param name what somebody calls the file, which tells one kind of document from another but never makes it safe
     * @throws UnfitFile   when it is empty, too large or of a type that is not kept
     * @throws IOException when it does not come, or not in time
     */
    MediaFile take(InputStream bytes, @Nullable String name) throws IOException {
        var path = Files.createTempFile("baton-", ".media");
        try {
            var sha256 = sha256();
            var size = copy(new DigestInputStream(bytes, sha256), path);
            return new MediaFile(path, type(path, name), size, HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    long largest() {
        return settings.largest().toBytes();
    }

    private long copy(InputStream bytes, Path to) throws IOException {
        var begun = nanos.getAsLong();
        long size = 0;
        try (var file = Files.newOutputStream(to)) {
            var buffer = new byte[16 * 1024];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > largest()) {
                    throw new UnfitFile("is larger than " + words(settings.largest()));
                }
                if (nanos.getAsLong() - begun > settings.timeLimit().toNanos()) {
                    throw new IOException("The file did not come within " + settings.timeLimit());
                }
                file.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new UnfitFile("is empty");
        }
        return size;
    }

    private static String words(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toKilobytes() + " kB";
    }

    private String type(Path path, @Nullable String name) throws IOException {
        var type = usual(detected(path, name));
        if (!settings.keeps(MimeType.valueOf(type))) {
            throw new UnfitFile("is of a type that is not accepted, " + type);
        }
        return type;
    }

    private String detected(Path path, @Nullable String name) throws IOException {
        try (var bytes = Files.newInputStream(path)) {
            return name == null ? tika.detect(bytes) : tika.detect(bytes, name);
        }
    }

    /** Containers by the names browsers know, whatever is inside. */
    private static String usual(String type) {
        return switch (type) {
            case "application/ogg", "audio/vorbis", "audio/opus", "audio/speex" -> "audio/ogg";
            case "application/mp4" -> "video/mp4";
            default -> type;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
