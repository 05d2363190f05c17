package chat.baton.channel.apple;

import chat.baton.channel.Outcome;
import java.io.IOException;

/** Apple's storage did not take a file, so the message it belongs to cannot be sent either. */
class NotStored extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NotStored(Outcome outcome) {
        super("Not stored: " + outcome);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
