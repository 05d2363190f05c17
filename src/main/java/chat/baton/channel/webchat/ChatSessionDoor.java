package chat.baton.channel.webchat;

import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.core.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a visitor's page begins. */
@RestController
@RequestMapping("/webchat/v1")
class ChatSessionDoor {

    private static final Duration SITE_IS_FRESH = Duration.ofMinutes(5);

    private final ChatGuard guard;
    private final ChatSites sites;
    private final ChatSessions sessions;
    private final ChatLimits limits;
    private final Media media;

    ChatSessionDoor(ChatGuard guard, ChatSites sites, ChatSessions sessions, ChatLimits limits, Media media) {
        this.guard = guard;
        this.sites = sites;
        this.sessions = sessions;
        this.limits = limits;
        this.media = media;
    }

    /**
     * @param greeting    empty when there is none
     * @param largestFile in bytes; 0 when no files are taken
     */
    record Site(String title, String greeting, long largestFile) {}

    @GetMapping("/sites/{siteKey}")
    ResponseEntity<Site> site(@PathVariable String siteKey, HttpServletRequest request) {
        var site = sites.withKey(siteKey).orElseThrow(ChatRefusal::elsewhere);
        if (ChatGuard.origin(request).filter(origin -> !site.allows(origin)).isPresent()) {
            throw ChatRefusal.elsewhere();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(SITE_IS_FRESH))
                .body(new Site(site.title(), site.greeting(), media.isPublic() ? media.largest() : 0));
    }

    /** @param token is told this once */
    record Begun(UUID sessionId, String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Begun[" + sessionId + "]";
        }
    }

    @PostMapping("/sessions")
    ResponseEntity<Begun> begin(HttpServletRequest request) throws IOException {
        var site = guard.site(siteKey(ChatGuard.read(request)), request);
        limits.takeSession(request.getRemoteAddr());
        var id = Ids.next();
        var token = ChatToken.next();
        var expiry = sessions.open(id, site, token, ChatGuard.origin(request).orElseThrow());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Begun(id, token.value(), expiry));
    }

    private static String siteKey(byte[] body) {
        var key = Json.text(object(body).path("siteKey"));
        return key == null ? "" : key;
    }

    static JsonNode object(byte[] body) {
        try {
            var json = Json.read(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // Told the same as any other body that is no object.
        }
        throw ChatRefusal.unusable("The body has to be a JSON object.");
    }
}
