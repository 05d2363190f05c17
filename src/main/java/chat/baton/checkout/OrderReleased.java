package chat.baton.checkout;

import chat.baton.core.MerchantId;

/**
 * An unpaid order was given up: its stock can be sold again and its payment link is void.
 *
 * @param reason as given by who released it
 */
public record OrderReleased(OrderId order, MerchantId merchant, String origin, String number, String reason) {}
