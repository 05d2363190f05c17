package chat.baton.flow;

/** The merchant has no such flow, or no such version of it. */
public class NoSuchVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NoSuchVersion(String what, String flow) {
        super("There is no " + what + " \"" + flow + "\"");
    }

    NoSuchVersion(String flow) {
        this("flow", flow);
    }

    static NoSuchVersion draft(String flow) {
        return new NoSuchVersion("draft of the flow", flow);
    }

    NoSuchVersion(String flow, int version) {
        super("There is no version " + version + " of the flow \"" + flow + "\"");
    }
}
