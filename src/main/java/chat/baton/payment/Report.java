package chat.baton.payment;

/**
 * What the provider says of one payment.
 *
 * @param id    the provider's id of the event; the same id again is the same event
 * @param token the payment's
 * @param paid  whether the money came; else the attempt failed
 */
record Report(String id, String token, boolean paid) {}
