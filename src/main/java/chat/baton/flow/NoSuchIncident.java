package chat.baton.flow;

/** It never was, or is over. */
public class NoSuchIncident extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchIncident(String id) {
        super("There is no incident " + id + " any more");
    }
}
