package chat.baton.flow;

import chat.baton.checkout.Order;
import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The order a flow has placed, as it is by now. */
@Component
class FlowOrder {

    private final Orders orders;

    FlowOrder(Orders orders) {
        this.orders = orders;
    }

    /** Absent until the cart is reserved. Only ever an order of this conversation. */
    Optional<Order> of(FlowContext flow) {
        return flow.order().flatMap(orders::order).filter(order -> order.origin()
                .equals(flow.conversation().toString()));
    }

    boolean isPaid(FlowContext flow) {
        return of(flow).map(Order::status).filter(FlowOrder::isPaid).isPresent();
    }

    private static boolean isPaid(OrderStatus status) {
        return status == OrderStatus.PAID || status == OrderStatus.CONFIRMED;
    }
}
