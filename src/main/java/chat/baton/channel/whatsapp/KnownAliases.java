package chat.baton.channel.whatsapp;

import chat.baton.conversation.CustomerRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of some customers' ids, and what sightings of them add to it.
 *
 * <p>A customer is kept under the first id they were seen with, for ever. When the user id and the number of one event
 * belong to two customers, the user id is right: the provider gives it to one person, while numbers change hands. The
 * number moves to that customer, and what was said to whom stays where it was. When the number was never seen with another
 * user id, the two are one person: the conversation under the number is joined with the other. A new user id with a number
 * last seen with another user id is a new customer. An id that a customer is said to have from now on is theirs unless it
 * is known already: who wrote under it keeps the conversation they have.
 */
class KnownAliases {

    private final Map<Alias.Key, Alias> known = new HashMap<>();
    private final Map<Alias.Key, Alias> changed = new LinkedHashMap<>();
    private final Map<CustomerRef, Map<String, String>> learned = new LinkedHashMap<>();
    private final List<SamePerson> same = new ArrayList<>();

    KnownAliases(Collection<Alias> aliases) {
        aliases.forEach(alias -> known.put(alias.key(), alias));
    }

    /** What the customer is kept under. */
    String customer(Sighting seen) {
        var ids = seen.ids();
        var found = ofUser(seen).or(() -> ofNumber(seen));
        var customer = found.orElseGet(ids::own);
        if (found.isPresent() || seen.opens()) {
            belongs(seen, ids.user(), customer, null);
            belongs(seen, ids.number(), customer, ids.user());
            ids.also().stream()
                    .filter(also -> find(seen, also).isEmpty())
                    .forEach(also -> belongs(seen, also, customer, null));
        }
        return customer;
    }

    private Optional<String> ofUser(Sighting seen) {
        return find(seen, seen.ids().user()).map(Alias::customer);
    }

    private Optional<String> ofNumber(Sighting seen) {
        var user = seen.ids().user();
        return find(seen, seen.ids().number())
                .filter(number ->
                        user == null || number.user() == null || number.user().equals(user))
                .map(Alias::customer);
    }

    private Optional<Alias> find(Sighting seen, @Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(known.get(seen.alias(id)));
    }

    private void belongs(Sighting seen, @Nullable String id, String customer, @Nullable String user) {
        if (id == null) {
            return;
        }
        var before = find(seen, id);
        var kept = before.filter(alias -> alias.customer().equals(customer));
        var now = new Alias(
                seen.alias(id), customer, user == null ? kept.map(Alias::user).orElse(null) : user);
        if (before.filter(now::equals).isPresent()) {
            return;
        }
        known.put(now.key(), now);
        changed.put(now.key(), now);
        learn(seen.customer(customer), id, id);
        before.filter(alias -> kept.isEmpty()).ifPresent(moved -> moved(seen, moved, now));
    }

    /** What still waits for the one who goes on as another reaches them by the number. */
    private void moved(Sighting seen, Alias before, Alias now) {
        if (before.user() == null && now.user() != null) {
            same.add(new SamePerson(seen, before.customer(), now.customer()));
        } else {
            learn(seen.customer(before.customer()), now.key().id(), "");
        }
    }

    /** @param value empty when the customer has it no more */
    private void learn(CustomerRef customer, String id, String value) {
        learned.computeIfAbsent(customer, unknown -> new HashMap<>())
                .put(Ids.isUser(id) ? Ids.USER_FACT : Ids.NUMBER_FACT, value);
    }

    /** What is to be kept, by the ids; empty when nothing is new. */
    Collection<Alias> changed() {
        return changed.values();
    }

    /** Customers that turned out to be one person. */
    List<SamePerson> same() {
        return same;
    }

    /** Facts that say where to write to the customers. */
    Map<CustomerRef, Map<String, String>> learned() {
        return learned;
    }
}
