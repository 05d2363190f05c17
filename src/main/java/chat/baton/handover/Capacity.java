package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Capacities;
import org.springframework.stereotype.Component;

/**
 * Keeps agents from holding more conversations at a time than their merchant wants. What comes to an agent without anybody's
 * choice is not refused: an answer in the provider's own app, customers who turn out to be one.
 */
@Component
class Capacity {

    private final Capacities capacities;
    private final Conversations conversations;

    Capacity(Capacities capacities, Conversations conversations) {
        this.capacities = capacities;
        this.conversations = conversations;
    }

    /**
     * Ask it before the conversation is locked.
     *
     * @throws AtCapacity when the agent can hold no more; not for a conversation they hold
     */
    void ensureRoom(ConversationId id, AgentId agent) {
        conversations
                .find(id)
                .filter(conversation -> !conversation.heldBy(Holder.agent(agent)))
                .map(Conversation::merchant)
                .ifPresent(merchant -> ensureRoom(merchant, agent));
    }

    private void ensureRoom(MerchantId merchant, AgentId agent) {
        capacities.most(merchant).ifPresent(most -> {
            capacities.lock(merchant, agent);
            if (conversations.held(merchant, agent) >= most) {
                throw new AtCapacity(agent, most);
            }
        });
    }

    /** For a conversation that is locked; no, too, while the agent is taking another over. */
    boolean hasRoom(MerchantId merchant, AgentId agent) {
        var most = capacities.most(merchant);
        return most.isEmpty()
                || capacities.lockAtOnce(merchant, agent) && conversations.held(merchant, agent) < most.getAsInt();
    }
}
