package chat.baton.payment;

import chat.baton.core.MerchantId;
import chat.baton.core.Money;

/**
 * An amount somebody was asked for.
 *
 * @param reference   what the asker calls it, 1 to 100 characters
 * @param token       the secret part of its link
 * @param amount      above zero
 * @param description what the payer is told it is for
 */
public record Payment(
        MerchantId merchant, String reference, String token, Money amount, String description, PaymentStatus status) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "Payment[%s, %s, %s, %s]".formatted(merchant, reference, amount, status);
    }
}
