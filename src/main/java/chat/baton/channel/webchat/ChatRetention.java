package chat.baton.channel.webchat;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions that have ended, in small batches so that nobody waits for them. */
@Component
class ChatRetention {

    private static final int BATCH = 200;

    private final ChatSessions sessions;
    private final Clock clock;

    ChatRetention(ChatSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void forget() {
        int forgotten;
        do {
            forgotten = sessions.forgetEndedBefore(clock.instant(), BATCH);
        } while (forgotten == BATCH);
    }
}
