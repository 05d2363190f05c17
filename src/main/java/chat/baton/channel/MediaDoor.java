package chat.baton.channel;

import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for providers and shops' pages that get a file by its link. Whoever has no link of ours learns nothing. */
@RestController
class MediaDoor {

    private final Media media;
    private final MediaLinks links;
    private final MediaAnswers answers;

    MediaDoor(Media media, MediaLinks links, MediaAnswers answers) {
        this.media = media;
        this.links = links;
        this.answers = answers;
    }

    @GetMapping(MediaLinks.PUBLIC_PATH + "{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
    ResponseEntity<Resource> show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(defaultValue = "") String signature) {
        return seconds(expires)
                .filter(end -> links.isOurs(id, end, signature))
                .flatMap(end -> media.find(id))
                .filter(Attachment::isStored)
                .map(answers::of)
                .map(MediaDoor::forPagesOfAnyOrigin)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** A page that isolates itself shows nothing of other origins that does not say so. */
    private static ResponseEntity<Resource> forPagesOfAnyOrigin(ResponseEntity<Resource> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(answer.getBody());
    }

    private static Optional<Long> seconds(String expires) {
        return Optional.of(expires).filter(text -> text.matches("\\d{1,11}")).map(Long::valueOf);
    }
}
