package chat.baton.flow;

import chat.baton.checkout.Orders;
import chat.baton.conversation.Content;
import org.springframework.stereotype.Component;

/**
 * Step "Request payment": sends {@code text} with the payment link and waits until the payment is decided; whatever the
 * customer writes meanwhile is answered with the link. Then {@code paymentStatus} is {@code paid} or {@code failed}.
 */
@Component
class RequestPayment extends WaitingStep {

    private final Orders orders;
    private final FlowOrder flowOrder;
    private final Voice voice;

    RequestPayment(Orders orders, FlowOrder flowOrder, Voice voice, Trail trail) {
        super(trail);
        this.orders = orders;
        this.flowOrder = flowOrder;
        this.voice = voice;
    }

    @Override
    boolean begin(FlowContext flow) {
        if (flowOrder.isPaid(flow)) {
            return paymentDecided(flow);
        }
        sendLink(flow);
        return false;
    }

    @Override
    boolean answered(FlowContext flow, Answer answer) {
        return begin(flow);
    }

    @Override
    boolean paymentDecided(FlowContext flow) {
        flow.set(FlowContext.PAYMENT_STATUS, flowOrder.isPaid(flow) ? "paid" : "failed");
        return true;
    }

    private void sendLink(FlowContext flow) {
        var order = flow.order()
                .orElseThrow(() -> new FlowMistake(flow.execution(), "needs an order: reserve the cart first"));
        var request = orders.requestPayment(order);
        var title = flow.words("pay", flow.amount(request.amount()));
        voice.ask(flow, new Content.Link(flow.required("text"), title, request.url()));
    }
}
