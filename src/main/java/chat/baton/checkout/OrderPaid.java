package chat.baton.checkout;

import chat.baton.core.MerchantId;

/** The money for an order is there and its stock is the buyer's. */
public record OrderPaid(OrderId order, MerchantId merchant, String origin, String number) {}
