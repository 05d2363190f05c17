package chat.baton.flow;

/** What conversations are in cannot be deleted. */
public class FlowInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long conversations;

    FlowInUse(long conversations) {
        super(conversations + " conversations are in it");
        this.conversations = conversations;
    }

    /** How many are in it, at least 1. */
    public long conversations() {
        return conversations;
    }
}
