package chat.baton.flow;

import chat.baton.checkout.Cart;
import chat.baton.checkout.DeliveryOption;
import chat.baton.checkout.Line;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Content.Choice;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a flow's texts and questions may say about its cart. */
@Component
class CartVariables {

    private final Orders orders;

    CartVariables(Orders orders) {
        this.orders = orders;
    }

    void show(FlowContext flow, Cart cart) {
        flow.set(FlowContext.CART_TEXT, cart.asText());
        flow.set(FlowContext.CART_COUNT, cart.lines().size());
        flow.set(FlowContext.TOTAL, cart.total().format(Locale.UK));
        flow.set(
                FlowContext.CART_CHOICES,
                Options.write(cart.lines().stream().map(CartVariables::choice).toList()));
        flow.set(
                FlowContext.DELIVERY_CHOICES,
                Options.write(orders.deliveryOptions(flow.merchant()).stream()
                        .map(CartVariables::choice)
                        .toList()));
    }

    private static Choice choice(Line line) {
        return new Choice(line.title(), line.sku());
    }

    private static Choice choice(DeliveryOption option) {
        return new Choice(option.title() + ", " + option.price().format(Locale.UK), option.code());
    }
}
