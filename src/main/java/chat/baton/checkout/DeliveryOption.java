package chat.baton.checkout;

import chat.baton.core.Money;

/**
 * A way to get an order to its buyer.
 *
 * @param code  1 to 32 characters, unique per merchant, compared without case
 * @param price from 0
 */
public record DeliveryOption(String code, String title, Money price) {}
