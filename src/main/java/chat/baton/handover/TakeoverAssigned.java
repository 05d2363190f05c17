package chat.baton.handover;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The takeover task got an assignee, or lost it: the conversation's holder follows, whoever did it and wherever. */
@Component
class TakeoverAssigned implements TaskListener {

    private final Conversations conversations;

    TakeoverAssigned(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void notify(DelegateTask task) {
        var conversation = ConversationId.of(task.getExecution().getProcessBusinessKey());
        if (task.getAssignee() == null) {
            conversations.hand(conversation, Holder.QUEUE, "Put back into the queue");
        } else {
            conversations.hand(conversation, Holder.agent(AgentId.of(task.getAssignee())), "");
        }
    }
}
