package chat.baton.payment;

import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for amounts. What a payment is for is the asker's business: here it has a reference, which the asker makes
 * unique across all merchants. Calls nobody; what the provider reports comes as {@link PaymentSettled}.
 */
@Service
@Transactional
public class Payments {

    private final PaymentRepository payments;
    private final PaymentSettings settings;

    Payments(PaymentRepository payments, PaymentSettings settings) {
        this.payments = payments;
        this.settings = settings;
    }

    /**
     * The link to pay by. While a payment of this reference can be paid, or is, it is that one's, whatever the amount.
     *
     * @param reference   1 to 100 characters
     * @param amount      above zero
     * @param description what the payer is told it is for
     * @throws IllegalStateException when no payment page is configured
     */
    public PaymentLink request(MerchantId merchant, String reference, Money amount, String description) {
        var payment = current(reference).orElseGet(() -> add(merchant, reference, amount, description));
        return new PaymentLink(settings.linkTo(payment.token()), payment.amount());
    }

    /** Voids what is not paid; without such a payment nothing happens. */
    public void cancel(String reference) {
        payments.cancel(reference);
    }

    /** Pays back what was paid; without a paid payment nothing happens. */
    public void refund(String reference) {
        payments.refund(reference);
    }

    /** The newest payment of this reference. */
    public Optional<Payment> payment(String reference) {
        return payments.newest(reference);
    }

    /** The payment whose link ends in this token. */
    public Optional<Payment> byToken(String token) {
        return payments.withToken(token);
    }

    private Optional<Payment> current(String reference) {
        return payments.newest(reference)
                .filter(payment -> payment.status().isPayable() || payment.status() == PaymentStatus.PAID);
    }

    private Payment add(MerchantId merchant, String reference, Money amount, String description) {
        payments.add(new Payment(merchant, reference, Token.next(), amount, description, PaymentStatus.OPEN));
        return current(reference).orElseThrow();
    }
}
