package chat.baton.flow;

/** There is no such product, collection or flow to start. */
public class NoSuchFlow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchFlow(String what) {
        super("There is no " + what + " to start");
    }
}
