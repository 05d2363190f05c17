package chat.baton.handover;

import chat.baton.core.AgentId;

/** The agent holds as many conversations as the merchant wants one to hold at a time. */
public class AtCapacity extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AgentId agent;
    private final int conversations;

    AtCapacity(AgentId agent, int conversations) {
        super("Agent " + agent + " holds conversations already, as many as one may at a time: " + conversations
                + ". Give one back or resolve it first");
        this.agent = agent;
        this.conversations = conversations;
    }

    public AgentId agent() {
        return agent;
    }

    /** How many one may hold at a time. */
    public int conversations() {
        return conversations;
    }
}
