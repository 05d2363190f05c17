package chat.baton.checkout;

import java.util.Locale;

/**
 * The life of an order: {@code RESERVED} while its payment is awaited, {@code PAID}, {@code CONFIRMED} to the buyer.
 * {@code RELEASED} when it was not paid in time, {@code REFUNDED} when it was paid too late and the stock was gone.
 */
public enum OrderStatus {
    RESERVED,
    PAID,
    CONFIRMED,
    RELEASED,
    REFUNDED;

    static OrderStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
