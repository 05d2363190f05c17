package chat.baton.channel.whatsapp;

import chat.baton.channel.Account;
import chat.baton.conversation.CustomerRef;
import java.util.stream.Stream;

/**
 * Some ids of one customer seen together at an account.
 *
 * @param opens whether a customer nobody has heard of becomes known by it
 */
record Sighting(Account account, Ids ids, boolean opens) {

    Stream<Alias.Key> aliases() {
        return ids.all().map(this::alias);
    }

    Alias.Key alias(String id) {
        return new Alias.Key(account.merchant().value(), account.name(), id);
    }

    CustomerRef customer(String externalId) {
        return new CustomerRef(account.merchant(), account.channel(), account.name(), externalId);
    }
}
