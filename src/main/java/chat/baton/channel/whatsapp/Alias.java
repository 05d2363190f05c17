package chat.baton.channel.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * An id of a customer at the provider.
 *
 * @param customer what the customer is kept under
 * @param user     of a number: the user id it was last seen with; absent when with none
 */
record Alias(Key key, String customer, @Nullable String user) {

    record Key(String merchant, String account, String id) {}
}
