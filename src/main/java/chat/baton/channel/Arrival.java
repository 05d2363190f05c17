package chat.baton.channel;

import chat.baton.core.MerchantId;
import java.time.Instant;

/**
 * One event as a webhook brought it.
 *
 * @param dedupeKey  the same key on the same account again is the same event; 1 to 300 characters
 * @param topic      the provider's word for the list it came in
 * @param lane       the customer's id at the provider; events of one lane are handled one by one, oldest first. Empty
 *                   when the event is of no customer
 * @param occurredAt the provider's clock
 * @param payload    the event as JSON, without zero characters
 * @param understood whether a worker can do anything with it; otherwise it is only kept
 */
public record Arrival(
        MerchantId merchant,
        String channel,
        String account,
        String dedupeKey,
        String topic,
        String lane,
        Instant occurredAt,
        String payload,
        boolean understood) {

    /** An event of this account. */
    public static Arrival of(
            Account account,
            String dedupeKey,
            String topic,
            String lane,
            Instant occurredAt,
            String payload,
            boolean understood) {
        return new Arrival(
                account.merchant(),
                account.channel(),
                account.name(),
                dedupeKey,
                topic,
                lane,
                occurredAt,
                payload,
                understood);
    }
}
