package chat.baton.channel;

/** An account cannot be connected as it was described; the message says what to change and holds no credential. */
public class UnusableAccount extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableAccount(String message) {
        super(message);
    }
}
