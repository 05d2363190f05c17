package chat.baton.channel;

import chat.baton.core.MerchantId;
import io.awspring.cloud.s3.S3Resource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.WritableResource;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/** Where files lie, in a folder or a bucket; each under its merchant and id. What is there is whole. */
@Component
@EnableConfigurationProperties(MediaSettings.class)
class MediaStore {

    private final ResourceLoader resources;
    private final MediaSettings settings;
    private final ObjectProvider<S3Client> s3;

    MediaStore(ResourceLoader resources, MediaSettings settings, ObjectProvider<S3Client> s3) {
        this.resources = resources;
        this.settings = settings;
        this.s3 = s3;
    }

    Resource get(MerchantId merchant, UUID id) {
        return resources.getResource(settings.store() + merchant + "/" + id);
    }

    /** Replaces one of the same id, as a second try may. Durable when this returns. */
    void put(MerchantId merchant, UUID id, MediaFile file) throws IOException {
        var place = get(merchant, id);
        if (place.isFile()) {
            put(place.getFile().toPath(), file);
        } else if (place instanceof WritableResource writable) {
            try (var out = writable.getOutputStream()) {
                Files.copy(file.path(), out);
            }
        } else {
            throw new IOException("Nothing can be kept at " + settings.store());
        }
    }

    /** One that is not there is none. */
    void remove(MerchantId merchant, UUID id) throws IOException {
        var place = get(merchant, id);
        if (place instanceof S3Resource object) {
            var at = object.getLocation();
            s3.getObject().deleteObject(file -> file.bucket(at.getBucket()).key(at.getObject()));
        } else {
            Files.deleteIfExists(place.getFile().toPath());
        }
    }

    private static void put(Path place, MediaFile file) throws IOException {
        Files.createDirectories(place.getParent());
        var part = Files.createTempFile(place.getParent(), place.getFileName().toString(), ".part");
        try {
            Files.copy(file.path(), part, StandardCopyOption.REPLACE_EXISTING);
            try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
