package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@Scenario
class SessionScenarioTests {

    @Autowired
    SessionRepository<?> sessions;

    @Test
    void twoRequestsAtOnceMayNoteTheSameForTheFirstTime() {
        assertThat(notedByTwo(sessions)).isEqualTo("second");
    }

    private static <S extends Session> String notedByTwo(SessionRepository<S> sessions) {
        var session = sessions.createSession();
        sessions.save(session);
        var first = sessions.findById(session.getId());
        var second = sessions.findById(session.getId());
        first.setAttribute("noted", "first");
        second.setAttribute("noted", "second");
        sessions.save(first);
        sessions.save(second);
        return sessions.findById(session.getId()).getAttribute("noted");
    }
}
