package chat.baton.checkout;

/**
 * The result of a payment is about to be applied to an order, of which no row is locked yet. Who has a bigger lock that
 * others hold while they change orders, such as the conversation the buyer is in, takes it now: everybody then locks in
 * the same order, and none waits for a lock of somebody who waits for theirs.
 */
public record SettlementDue(OrderId order, String origin) {}
