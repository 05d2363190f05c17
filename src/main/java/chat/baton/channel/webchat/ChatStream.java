package chat.baton.channel.webchat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A page that is told by server-sent events. Now and then it hears a comment, so that both ends know they are connected. */
final class ChatStream extends ChatWatcher {

    private static final Duration SILENCE = Duration.ofSeconds(15);
    /** The page comes back by itself; the end finds those that went away without a word. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final SseEmitter page = new SseEmitter(LIFE.toMillis());
    private volatile Instant lastTold = Instant.MIN;

    ChatStream(UUID session, String network, long seen) {
        super(session, network, seen);
        page.onTimeout(this::end);
    }

    SseEmitter page() {
        return page;
    }

    @Override
    void tell(ChatPage told, Instant now) throws IOException {
        for (var event : told.events()) {
            page.send(SseEmitter.event()
                    .id(String.valueOf(event.seq()))
                    .name(event.event())
                    .data(event, MediaType.APPLICATION_JSON));
            lastTold = now;
        }
        if (isDue(now)) {
            page.send(SseEmitter.event().comment("still here"));
            lastTold = now;
        }
    }

    @Override
    boolean isDue(Instant now) {
        return lastTold.isBefore(now.minus(SILENCE));
    }

    @Override
    void end() {
        try {
            page.complete();
        } catch (IllegalStateException alreadyOver) {
            // The container was first.
        }
    }

    @Override
    void whenEnded(Runnable done) {
        page.onCompletion(done);
    }
}
