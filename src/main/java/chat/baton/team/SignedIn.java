package chat.baton.team;

import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Whether somebody still is. */
@Component
public class SignedIn {

    private final SessionRepository<?> sessions;

    SignedIn(SessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    /** @param session an id of a session; false when it has ended by signing out, or by time */
    public boolean by(String session) {
        return sessions.findById(session) != null;
    }
}
