package chat.baton.checkout;

import chat.baton.core.MerchantId;

/** An order was paid after its stock went to somebody else, so the money goes back. */
public record OrderRefunded(OrderId order, MerchantId merchant, String origin, String number) {}
