package chat.baton.payment;

import chat.baton.core.MerchantId;

/**
 * The provider's result, told in a transaction of its own after the result was recorded. A listener takes part in that
 * transaction; when one throws, all is rolled back and told again later. What commits, commits once for each result.
 *
 * @param reference what the asker calls the payment
 * @param status    {@code PAID} or {@code FAILED}
 */
public record PaymentSettled(String reference, MerchantId merchant, PaymentStatus status) {}
