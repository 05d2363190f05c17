package chat.baton.flow;

import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/**
 * A flow ended, by reaching its end or because somebody ended it, in Cockpit too. What it left half done is undone:
 * reserved stock is released and unpaid payment links are void.
 */
@Component
class FlowEnded implements ExecutionListener {

    private final Conversations conversations;
    private final Orders orders;

    FlowEnded(Conversations conversations, Orders orders) {
        this.conversations = conversations;
        this.orders = orders;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var outermost = ((ExecutionEntity) execution).getSuperExecutionId() == null;
        if (outermost && FlowContext.isFlow(execution)) {
            var conversation = new FlowContext(execution).conversation();
            conversations.leaveFlow(conversation);
            if (execution.hasVariable(FlowContext.CART)) {
                orders.abandon(conversation.toString());
            }
        }
    }
}
