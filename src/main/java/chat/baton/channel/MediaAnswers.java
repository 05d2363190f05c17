package chat.baton.channel;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What a browser is answered that asks for a file and may see it. Nothing in a file is ever run. */
@Component
public class MediaAnswers {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final Media media;

    MediaAnswers(Media media) {
        this.media = media;
    }

    /** The bytes; or 404 while they are on their way, and 410 when they will never come. */
    public ResponseEntity<Resource> of(Attachment file) {
        if (file.isStored()) {
            return bytes(file);
        }
        return file.isWanted()
                ? ResponseEntity.notFound()
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS))
                        .build()
                : ResponseEntity.status(HttpStatus.GONE).build();
    }

    /** To be asked for anew each time, so that a right that has ended ends. */
    private ResponseEntity<Resource> bytes(Attachment file) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(Objects.requireNonNull(file.type())))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file).toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(Objects.requireNonNull(file.sha256()))
                .body(media.open(file));
    }

    private static ContentDisposition disposition(Attachment file) {
        var disposition = file.isShownInline() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return disposition
                .filename(Objects.requireNonNullElse(file.name(), file.kind()), StandardCharsets.UTF_8)
                .build();
    }
}
