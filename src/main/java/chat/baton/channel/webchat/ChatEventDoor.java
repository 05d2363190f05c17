package chat.baton.channel.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What customers' pages are told: all that was ever told in the session, or what came after a number. A page asks with
 * {@code fetch}, which can send the token where an {@code EventSource} cannot.
 */
@RestController
@RequestMapping("/webchat/v1/sessions/{id}/events")
class ChatEventDoor {

    private static final int LONGEST_WAIT_SECONDS = 25;

    private final ChatGuard guard;
    private final ChatLimits limits;
    private final ChatEvents events;
    private final ChatStreams streams;

    ChatEventDoor(ChatGuard guard, ChatLimits limits, ChatEvents events, ChatStreams streams) {
        this.guard = guard;
        this.limits = limits;
        this.events = events;
        this.streams = streams;
    }

    /** @param lastEventId as a browser repeats it when it comes back; goes before {@code after} */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            HttpServletRequest request) {
        guard.session(id, request);
        limits.takeStream(id);
        var stream = new ChatStream(
                id, ChatLimits.network(request.getRemoteAddr()), lastEventId == null ? after : lastEventId);
        streams.open(stream);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(stream.page());
    }

    /**
     * For whoever does not ask for a stream.
     *
     * @param wait seconds until the answer comes even if there is nothing to tell; 25 at most
     */
    @GetMapping
    DeferredResult<ResponseEntity<ChatPage>> list(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") int wait,
            HttpServletRequest request) {
        guard.session(id, request);
        limits.takeStream(id);
        var patience = Duration.ofSeconds(Math.min(wait, LONGEST_WAIT_SECONDS));
        var poll = new ChatPoll(id, ChatLimits.network(request.getRemoteAddr()), after, patience);
        var page = events.after(id, after);
        if (wait <= 0 || !page.isEmpty()) {
            poll.answers(page);
        } else {
            streams.open(poll);
        }
        return poll.answer();
    }
}
