package chat.baton;

/** The database's server lacks what Baton needs, so that it does not start. */
final class OldServer extends RuntimeException {

    OldServer(ServerVersion found) {
        super("The database is a PostgreSQL " + found.full() + "; Baton needs " + ServerVersion.OLDEST + " or newer.");
    }
}
