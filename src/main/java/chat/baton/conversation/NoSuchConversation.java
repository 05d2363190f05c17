package chat.baton.conversation;

/** There is no conversation with this id, or not for this merchant. */
public class NoSuchConversation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchConversation(ConversationId id) {
        super("No conversation " + id);
    }
}
