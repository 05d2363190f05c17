package chat.baton.flow;

import java.util.UUID;

/** The merchant has no such recording of the flow. */
public class NoSuchRecording extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchRecording(UUID id) {
        super("There is no recording " + id);
    }
}
