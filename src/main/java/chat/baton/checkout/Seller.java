package chat.baton.checkout;

/**
 * What sold an order, and where, as the caller calls them.
 *
 * @param by for example a flow's key
 * @param on for example a channel
 */
public record Seller(String by, String on) {}
