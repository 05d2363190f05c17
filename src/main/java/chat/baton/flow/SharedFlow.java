package chat.baton.flow;

/** All merchants share the flow, so none of them changes it. */
public class SharedFlow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SharedFlow(String flow) {
        super("All merchants share the flow \"" + flow + "\"");
    }
}
