package chat.baton.flow;

import chat.baton.checkout.Order;
import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Content;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Step "Request payment": sends {@code text} with the payment link and waits until the payment is decided; whatever the
 * customer writes meanwhile is answered with the link. Then {@code paymentStatus} is {@code paid} or {@code failed}.
 */
@Component
class RequestPayment extends WaitingStep {

    private final Orders orders;
    private final Voice voice;

    RequestPayment(Orders orders, Voice voice) {
        this.orders = orders;
        this.voice = voice;
    }

    @Override
    void begin(FlowContext flow) {
        sendLink(flow);
    }

    @Override
    boolean answered(FlowContext flow, Answer answer) {
        return paidOrAskedAgain(flow);
    }

    @Override
    boolean wantedAgain(FlowContext flow) {
        return paidOrAskedAgain(flow);
    }

    @Override
    boolean paymentDecided(FlowContext flow) {
        flow.set(FlowContext.PAYMENT_STATUS, isPaid(order(flow)) ? "paid" : "failed");
        return true;
    }

    private boolean paidOrAskedAgain(FlowContext flow) {
        if (isPaid(order(flow))) {
            return paymentDecided(flow);
        }
        sendLink(flow);
        return false;
    }

    private void sendLink(FlowContext flow) {
        var request = orders.requestPayment(order(flow).id());
        var title = "Pay " + request.amount().format(Locale.UK);
        voice.ask(flow, new Content.Link(flow.required("text"), title, request.url()));
    }

    private Order order(FlowContext flow) {
        return flow.order()
                .flatMap(orders::order)
                .orElseThrow(() -> new FlowMistake(flow.execution(), "needs an order: reserve the cart first"));
    }

    private static boolean isPaid(Order order) {
        return order.status() == OrderStatus.PAID || order.status() == OrderStatus.CONFIRMED;
    }
}
