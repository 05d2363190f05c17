package chat.baton.sandbox.x;

import chat.baton.sandbox.Attachments;
import chat.baton.sandbox.InSandbox;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Stands in for X's media: takes pictures before the message that names them, and hands out what customers sent. */
@InSandbox
@RestController
class XMediaApi {

    private static final Map<String, String> CATEGORIES =
            Map.of("image/jpeg", "dm_image", "image/png", "dm_image", "image/webp", "dm_image", "image/gif", "dm_gif");
    private static final long LARGEST = 5L * 1024 * 1024;

    private final XCredentials credentials;
    private final XStandIn channel;
    private final XUploads uploads;

    XMediaApi(XCredentials credentials, XStandIn channel, XUploads uploads) {
        this.credentials = credentials;
        this.channel = channel;
        this.uploads = uploads;
    }

    @PostMapping(XStandIn.ENDPOINT + "/2/media/upload")
    Map<String, Object> upload(
            HttpServletRequest request,
            @RequestParam MultipartFile media,
            @RequestParam("media_category") String category)
            throws IOException {
        credentials.check(request);
        var type = String.valueOf(media.getContentType());
        if (!category.equals(CATEGORIES.get(type)) || media.getSize() > LARGEST) {
            throw XProblems.invalid("media type unrecognized or too large for media_category " + category);
        }
        var id = channel.messageId();
        uploads.keep(id, new XUploads.Picture(type, media.getBytes()));
        return Map.of(
                "data",
                Map.of("id", id, "media_key", "3_" + id, "size", media.getSize(), "expires_after_secs", 86_400));
    }

    @GetMapping(XStandIn.MEDIA + "/{message}/{file}")
    ResponseEntity<byte[]> sentByCustomer(HttpServletRequest request, @PathVariable String file) {
        credentials.check(request);
        return picture(
                MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM),
                Attachments.bytes("/sandbox/" + file));
    }

    /** For the phone, which shows it. */
    @GetMapping("/sandbox/x/pictures/{id}")
    ResponseEntity<byte[]> uploaded(@PathVariable String id) {
        return uploads.find(id)
                .map(found -> picture(MediaType.parseMediaType(found.type()), found.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> picture(MediaType type, byte[] bytes) {
        return ResponseEntity.ok().contentType(type).body(bytes);
    }
}
