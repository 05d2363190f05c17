package chat.baton.dashboard;

import chat.baton.channel.Media;
import chat.baton.channel.MediaAnswers;
import chat.baton.core.AgentId;
import chat.baton.team.Team;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Pictures and files of conversations, for the people of the merchant they belong to. */
@RestController
@Tag(name = "Conversations")
class MediaPage {

    private static final String FILE = "/media/{id:[0-9a-f-]+}";

    private final Media media;
    private final MediaAnswers answers;
    private final Team team;

    MediaPage(Media media, MediaAnswers answers, Team team) {
        this.media = media;
        this.answers = answers;
        this.team = team;
    }

    @GetMapping({FILE, "/api/v1" + FILE})
    @Operation(
            summary = "The bytes of a picture or file in a conversation",
            description = "404 with Retry-After until the provider has given it, 410 when it never will.")
    ResponseEntity<Resource> show(@PathVariable UUID id, @AuthenticationPrincipal AgentId me) {
        return media.find(id)
                .filter(file -> team.maySee(me, file.merchant()))
                .map(answers::of)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
