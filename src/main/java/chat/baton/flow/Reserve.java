package chat.baton.flow;

import chat.baton.catalogue.OutOfStock;
import chat.baton.checkout.Buyer;
import chat.baton.checkout.Orders;
import chat.baton.checkout.Seller;
import chat.baton.conversation.Conversations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Reserve": makes an order of the cart and takes its pieces out of the stock. Error OUT_OF_STOCK with
 * {@code stockLeft}, {@code soldOutTitle} and {@code soldOutVariant} when somebody else was faster.
 */
@Component
class Reserve implements JavaDelegate {

    private final Orders orders;
    private final Conversations conversations;
    private final Trail trail;

    Reserve(Orders orders, Conversations conversations, Trail trail) {
        this.orders = orders;
        this.conversations = conversations;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        var cart = flow.cart().orElseThrow(() -> new FlowMistake(execution, "needs a cart: add something first"));
        try {
            var delivery = flow.string(FlowContext.DELIVERY).orElse("standard");
            var order = orders.place(cart, buyer(flow), delivery, seller(flow));
            trail.ordered(flow, order.id());
            flow.set(FlowContext.ORDER, order.id().value().toString());
            flow.set(FlowContext.ORDER_NUMBER, order.number());
            flow.set(FlowContext.TOTAL, flow.amount(order.total()));
            flow.set(FlowContext.CART_TEXT, CartVariables.text(flow, order));
        } catch (OutOfStock e) {
            throw AddToCart.soldOut(flow, e);
        }
    }

    private Seller seller(FlowContext flow) {
        var conversation = conversations.lock(flow.conversation());
        var place = conversation.place();
        return new Seller(
                place == null ? flow.step().flow() : place.flow(),
                conversation.customer().ref().channel());
    }

    private static Buyer buyer(FlowContext flow) {
        return new Buyer(
                flow.string(FlowContext.CONTACT_NAME).orElse(""),
                flow.string(FlowContext.EMAIL).orElse(""),
                flow.string(FlowContext.PHONE).orElse(""),
                flow.string(FlowContext.ADDRESS).orElse(""));
    }
}
