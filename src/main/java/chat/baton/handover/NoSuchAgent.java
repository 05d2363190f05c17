package chat.baton.handover;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;

/** The merchant has no such agent. */
public class NoSuchAgent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchAgent(AgentId agent, MerchantId merchant) {
        super("Merchant " + merchant + " has no agent " + agent);
    }
}
