package chat.baton.checkout;

import chat.baton.core.Money;

/** @param url the page on which the buyer pays */
public record PaymentRequest(String url, Money amount) {}
