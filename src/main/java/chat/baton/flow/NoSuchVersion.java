package chat.baton.flow;

/** The merchant has no such flow, or no such version of it. */
public class NoSuchVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchVersion(String flow) {
        super("There is no flow \"" + flow + "\"");
    }

    NoSuchVersion(String flow, int version) {
        super("There is no version " + version + " of the flow \"" + flow + "\"");
    }
}
