package chat.baton.checkout;

import java.util.List;

/**
 * What somebody has begun to buy and has not paid; lost when it is abandoned.
 *
 * @param carts    that have something in them, newest first
 * @param reserved orders whose stock is kept for them
 * @param linkSent whether one of these can be paid by a link
 */
public record Unfinished(List<Cart> carts, List<Order> reserved, boolean linkSent) {

    public Unfinished {
        carts = List.copyOf(carts);
        reserved = List.copyOf(reserved);
    }

    public boolean isNothing() {
        return carts.isEmpty() && reserved.isEmpty();
    }
}
