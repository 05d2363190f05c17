package chat.baton.flow;

import chat.baton.checkout.Cart;
import chat.baton.checkout.DeliveryOption;
import chat.baton.checkout.Line;
import chat.baton.checkout.Order;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Content.Choice;
import chat.baton.core.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a flow's texts and questions may say about its cart. */
@Component
class CartVariables {

    private final Orders orders;

    CartVariables(Orders orders) {
        this.orders = orders;
    }

    void show(FlowContext flow, Cart cart) {
        flow.set(FlowContext.CART_TEXT, text(flow, cart));
        flow.set(FlowContext.CART_COUNT, cart.lines().size());
        flow.set(FlowContext.TOTAL, flow.amount(cart.total()));
        flow.set(
                FlowContext.CART_CHOICES,
                Options.write(cart.lines().stream().map(CartVariables::choice).toList()));
        flow.set(
                FlowContext.DELIVERY_CHOICES,
                Options.write(orders.deliveryOptions(flow.merchant()).stream()
                        .map(option -> choice(flow, option))
                        .toList()));
    }

    private static Choice choice(Line line) {
        return new Choice(line.title(), line.sku());
    }

    private static Choice choice(FlowContext flow, DeliveryOption option) {
        return new Choice(option.title() + ", " + flow.amount(option.price()), option.code());
    }

    /** A line an item, and the total. */
    private static String text(FlowContext flow, Cart cart) {
        return cart.isEmpty() ? flow.words("cart.empty") : lines(flow, cart.lines()) + total(flow, cart.total());
    }

    /** A line an item, one for the delivery, and the total. */
    static String text(FlowContext flow, Order order) {
        var delivery =
                order.delivery().title() + " — " + flow.amount(order.delivery().price());
        return lines(flow, order.lines()) + "\n" + delivery + total(flow, order.total());
    }

    private static String lines(FlowContext flow, List<Line> lines) {
        return lines.stream()
                .map(line -> "%d × %s — %s".formatted(line.quantity(), line.title(), flow.amount(line.total())))
                .collect(Collectors.joining("\n"));
    }

    private static String total(FlowContext flow, Money total) {
        return "\n" + flow.words("total", flow.amount(total));
    }
}
