package chat.baton.dashboard;

/** There is none, or none that the asking person may see: they cannot tell which. */
class NoSuchThing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchThing(String what) {
        super("There is no " + what);
    }
}
