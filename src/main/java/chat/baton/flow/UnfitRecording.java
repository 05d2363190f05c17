package chat.baton.flow;

import java.util.Locale;

/** A conversation, or a name for it, that cannot be kept as a recording. */
public class UnfitRecording extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Why {
        /** The flow has not run in the conversation, or the customer did not start it. */
        NOT_STARTED,
        /** The bot said nothing before people stepped in. */
        NOTHING_SAID,
        TOO_LONG,
        TOO_MANY,
        NAME;

        /** The word in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Why why;

    UnfitRecording(Why why) {
        super("Unfit recording: " + why.word());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
