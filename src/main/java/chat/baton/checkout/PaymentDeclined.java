package chat.baton.checkout;

import chat.baton.core.MerchantId;

/** An attempt to pay an order failed; its stock stays reserved and its link can be used again. */
public record PaymentDeclined(OrderId order, MerchantId merchant, String origin, String number) {}
