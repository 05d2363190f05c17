package chat.baton.payment;

import chat.baton.core.Money;

/**
 * Where the payer pays.
 *
 * @param url    the hosted page; whoever knows it can pay, nothing else
 * @param amount what the page asks for
 */
public record PaymentLink(String url, Money amount) {}
