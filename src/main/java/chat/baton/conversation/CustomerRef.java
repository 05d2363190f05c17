package chat.baton.conversation;

import chat.baton.core.MerchantId;

/**
 * Where a customer writes from; together the key of a customer.
 *
 * @param channel    for example {@code messenger}
 * @param account    the merchant's account on that channel, as in the webhook's path
 * @param externalId the provider's id of the customer
 */
public record CustomerRef(MerchantId merchant, String channel, String account, String externalId) {

    public CustomerRef {
        externalId = Words.storable(externalId);
    }
}
