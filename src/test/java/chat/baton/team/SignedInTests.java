package chat.baton.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

class SignedInTests {

    private final MapSessionRepository sessions = new MapSessionRepository(new ConcurrentHashMap<>());
    private final SignedIn signedIn = new SignedIn(sessions);

    private MapSession session(Instant lastUsed) {
        var session = sessions.createSession();
        session.setMaxInactiveInterval(Duration.ofMinutes(30));
        session.setLastAccessedTime(lastUsed);
        sessions.save(session);
        return session;
    }

    @Test
    void lastsUntilTheSessionIsEndedOrUnusedForTooLong() {
        var used = session(Instant.now());
        var left = session(Instant.now().minus(Duration.ofHours(1)));

        assertThat(signedIn.by(used.getId())).isTrue();
        assertThat(signedIn.by(left.getId())).isFalse();
        sessions.deleteById(used.getId());
        assertThat(signedIn.by(used.getId())).isFalse();
        assertThat(signedIn.by("never")).isFalse();
    }
}
