package chat.baton.handover;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;

/** Another agent was first. */
public class AlreadyTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AgentId by;

    AlreadyTaken(ConversationId conversation, AgentId by) {
        super("Conversation " + conversation + " is held by agent " + by);
        this.by = by;
    }

    public AgentId by() {
        return by;
    }
}
