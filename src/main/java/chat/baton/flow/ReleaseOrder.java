package chat.baton.flow;

import chat.baton.checkout.Orders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Release order": what was reserved can be sold again, and the payment link is void. */
@Component
class ReleaseOrder implements JavaDelegate {

    private final Orders orders;

    ReleaseOrder(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        new FlowContext(execution).order().ifPresent(order -> orders.release(order, "given up"));
    }
}
