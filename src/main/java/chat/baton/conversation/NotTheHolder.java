package chat.baton.conversation;

/** Somebody wanted to speak who does not hold the conversation. */
public class NotTheHolder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Holder holder;

    public NotTheHolder(ConversationId conversation, Holder holder) {
        super("Conversation " + conversation + " is held by " + holder);
        this.holder = holder;
    }

    public Holder holder() {
        return holder;
    }
}
