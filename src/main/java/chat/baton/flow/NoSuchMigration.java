package chat.baton.flow;

/** The merchant has no such migration of this flow. */
public class NoSuchMigration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchMigration(String id) {
        super("There is no migration " + id);
    }
}
