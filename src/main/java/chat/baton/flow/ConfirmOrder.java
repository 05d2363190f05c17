package chat.baton.flow;

import chat.baton.checkout.Orders;
import chat.baton.conversation.Content;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Confirm order": tells the customer {@code text} and marks the paid order as confirmed. */
@Component
class ConfirmOrder implements JavaDelegate {

    private final Orders orders;
    private final Voice voice;

    ConfirmOrder(Orders orders, Voice voice) {
        this.orders = orders;
        this.voice = voice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        orders.confirm(flow.order().orElseThrow(() -> new FlowMistake(execution, "needs an order")));
        voice.say(flow, Content.text(flow.required("text")));
    }
}
