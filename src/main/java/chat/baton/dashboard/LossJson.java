package chat.baton.dashboard;

import chat.baton.checkout.Cart;
import chat.baton.checkout.Line;
import chat.baton.checkout.Order;
import chat.baton.checkout.Unfinished;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ends with a flow.
 *
 * @param cart           what is in the cart, a text an item
 * @param reservedOrders numbers of the orders whose stock is given back
 * @param paymentLink    whether a payment link becomes void
 */
record LossJson(List<String> cart, List<String> reservedOrders, boolean paymentLink) {

    static @Nullable LossJson of(Unfinished unfinished) {
        return unfinished.isNothing()
                ? null
                : new LossJson(
                        unfinished.carts().stream()
                                .map(Cart::lines)
                                .flatMap(List::stream)
                                .map(Line::asText)
                                .toList(),
                        unfinished.reserved().stream().map(Order::number).toList(),
                        unfinished.linkSent());
    }
}
