package chat.baton.payment;

import java.util.UUID;

/**
 * A result others are to be told.
 *
 * @param results which result of the payment this is, counted from 1
 * @param attempt which attempt to tell it this is, counted from 1
 */
record Announcement(UUID payment, int results, int attempt, PaymentSettled event) {}
