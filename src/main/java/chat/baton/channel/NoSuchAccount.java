package chat.baton.channel;

/** The channel has no account of this name in its settings. */
public class NoSuchAccount extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchAccount(String channel, String account) {
        super("No account " + account + " on " + channel);
    }
}
