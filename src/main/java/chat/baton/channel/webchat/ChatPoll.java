package chat.baton.channel.webchat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/** A page that asks again and again, and is answered when there is something to tell or its patience ends. */
final class ChatPoll extends ChatWatcher {

    private final DeferredResult<ResponseEntity<ChatPage>> answer;

    ChatPoll(UUID session, String network, long seen, Duration patience) {
        super(session, network, seen);
        answer = new DeferredResult<>(patience.toMillis(), () -> answer(ChatPage.nothingAfter(seen)));
    }

    DeferredResult<ResponseEntity<ChatPage>> answer() {
        return answer;
    }

    ChatPoll answers(ChatPage page) {
        answer.setResult(answer(page));
        return this;
    }

    private static ResponseEntity<ChatPage> answer(ChatPage page) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }

    @Override
    void tell(ChatPage page, Instant now) {
        if (!page.isEmpty()) {
            answers(page);
        }
    }

    @Override
    boolean isDue(Instant now) {
        return false;
    }

    @Override
    void end() {
        answers(ChatPage.nothingAfter(seen()));
    }

    @Override
    void whenEnded(Runnable done) {
        answer.onCompletion(done);
    }
}
