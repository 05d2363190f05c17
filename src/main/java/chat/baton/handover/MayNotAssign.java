package chat.baton.handover;

import chat.baton.core.AgentId;

/** Only who holds a conversation, or a merchant or admin, may give it to another agent. */
public class MayNotAssign extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AgentId holder;

    MayNotAssign(AgentId by, AgentId holder) {
        super("Agent " + by + " may not assign a conversation held by agent " + holder);
        this.holder = holder;
    }

    public AgentId holder() {
        return holder;
    }
}
