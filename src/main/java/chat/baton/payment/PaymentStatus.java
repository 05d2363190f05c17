package chat.baton.payment;

import java.util.Locale;

/**
 * The life of a payment: {@code OPEN} until the provider reports. {@code FAILED} can still be paid, by the same link.
 * {@code CANCELLED} when its asker no longer wants it, though money on its way may yet make it {@code PAID}.
 */
public enum PaymentStatus {
    OPEN,
    FAILED,
    PAID,
    CANCELLED,
    REFUNDED;

    public boolean isPayable() {
        return this == OPEN || this == FAILED;
    }

    static PaymentStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
