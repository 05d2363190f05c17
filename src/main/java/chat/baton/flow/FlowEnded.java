package chat.baton.flow;

import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Ending;
import chat.baton.conversation.Ending.Outcome;
import chat.baton.conversation.Place;
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
        var instance = (ExecutionEntity) execution;
        if (instance.getSuperExecutionId() == null && FlowContext.isFlow(execution)) {
            var conversation = new FlowContext(execution).conversation();
            conversations.leaveFlow(conversation, place(instance), ending(instance));
            if (execution.hasVariable(FlowContext.CART)) {
                orders.abandon(conversation.toString());
            }
        }
    }

    private static Place place(ExecutionEntity instance) {
        var flow = instance.getProcessDefinition();
        return new Place(flow.getKey(), FlowCatalogue.name(flow), flow.getVersion(), instance.getId(), null);
    }

    private static Ending ending(ExecutionEntity instance) {
        return instance.getDeleteReason() == null ? FlowEnd.reachedBy(instance) : Ending.from(Outcome.STOPPED);
    }
}
