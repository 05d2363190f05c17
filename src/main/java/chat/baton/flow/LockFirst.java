package chat.baton.flow;

import chat.baton.conversation.Conversations;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * A timer of a flow fired. Locks the conversation before anything else, as all do that touch it. Where somebody took the
 * conversation over meanwhile, the timer gives up and fires again after the flow is resumed.
 */
@Component
class LockFirst implements ExecutionListener {

    private final Conversations conversations;

    LockFirst(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (FlowContext.isFlow(execution)) {
            var conversation = conversations.lock(new FlowContext(execution).conversation());
            if (!conversation.heldByBot()) {
                throw new OptimisticLockingException(
                        "Timer overtaken, conversation " + conversation.id() + " is held by " + conversation.holder());
            }
        }
    }
}
