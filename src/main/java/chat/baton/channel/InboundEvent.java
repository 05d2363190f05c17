package chat.baton.channel;

import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import java.time.Instant;

/**
 * An event a worker handles: a message, a receipt, an edit, whatever the provider tells.
 *
 * @param topic      the provider's word for the list it came in
 * @param customer   the customer's id at the provider
 * @param occurredAt the provider's clock
 * @param payload    the event as JSON
 */
public record InboundEvent(
        long id,
        MerchantId merchant,
        String channel,
        String account,
        String topic,
        String customer,
        Instant occurredAt,
        String payload) {

    public CustomerRef from() {
        return new CustomerRef(merchant, channel, account, customer);
    }
}
