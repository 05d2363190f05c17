package chat.baton.channel;

/** A webhook whose signature is missing, malformed or not of the account it names. Nothing of it is kept. */
public class ForgedWebhook extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ForgedWebhook(String channel, String account) {
        super("Not signed by " + channel + " account " + account);
    }
}
