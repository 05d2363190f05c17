package chat.baton.handover;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The takeover task got an assignee, or lost it: the conversation's holder follows, whoever did it and wherever. */
@Component
class TakeoverAssigned implements TaskListener {

    private final Conversations conversations;
    private final Capacity capacity;
    private final IdentityService identity;

    TakeoverAssigned(Conversations conversations, Capacity capacity, IdentityService identity) {
        this.conversations = conversations;
        this.capacity = capacity;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        var conversation = ConversationId.of(task.getExecution().getProcessBusinessKey());
        if (task.getAssignee() == null) {
            conversations.hand(conversation, Holder.QUEUE, HelpReason.PUT_BACK.words(), by());
        } else {
            var agent = AgentId.of(task.getAssignee());
            capacity.ensureRoom(conversation, agent);
            conversations.hand(conversation, Holder.agent(agent), "", by());
        }
    }

    /** Known where the engine's own applications were used; our own deeds have been told by then. */
    private @Nullable AgentId by() {
        var who = identity.getCurrentAuthentication();
        return who == null || who.getUserId() == null ? null : AgentId.of(who.getUserId());
    }
}
