package chat.baton.channel.whatsapp;

import chat.baton.channel.Account;
import chat.baton.channel.Accounts;
import chat.baton.channel.Arrival;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.SignedJson;
import chat.baton.channel.meta.MetaAccount;
import chat.baton.channel.whatsapp.WhatsAppEvent.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Takes a webhook apart into its events, each with the customer it is of, whichever of their ids it tells. What nobody
 * understands is kept beside them, so that it harms none of them.
 */
@Component
class WhatsAppEnvelope {

    private final Accounts accounts;
    private final CustomerAliases aliases;
    private final SignedJson json;
    private final Clock clock;

    WhatsAppEnvelope(Accounts accounts, CustomerAliases aliases, SignedJson json, Clock clock) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.json = json;
        this.clock = clock;
    }

    /** @param sighting absent when the event is of no customer of ours */
    private record Found(Account account, Topic topic, WhatsAppEvent event, Optional<Sighting> sighting) {}

    /** @return the events in their order; none when the body cannot be read */
    public List<Arrival> split(@Body byte[] body, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var found = new ArrayList<Found>();
        var arrivals = new ArrayList<Arrival>();
        for (var entry : list(json.read(body, account).path("entry"))) {
            for (var change : list(entry.path("changes"))) {
                var events = events(entry, change.path("value"), account).toList();
                found.addAll(events);
                if (events.isEmpty()) {
                    arrivals.add(other(change, account));
                }
            }
        }
        arrivals.addAll(arrivals(found));
        return arrivals;
    }

    private static List<JsonNode> list(JsonNode array) {
        return SignedJson.elements(array).toList();
    }

    private Stream<Found> events(JsonNode entry, JsonNode value, Account webhook) {
        var account = account(entry, value, webhook);
        return Stream.of(Topic.values())
                .flatMap(topic -> topic.events(value).map(event -> found(account, webhook, topic, event)));
    }

    /** By the number the change is of. One that names none is of the account it was sent to, unless of another business. */
    private Optional<Account> account(JsonNode entry, JsonNode value, Account webhook) {
        var number = Json.text(value.path("metadata").path("phone_number_id"));
        return number == null
                ? Optional.of(webhook).filter(it -> it.find(WhatsAppAccount.BUSINESS_ACCOUNT_ID)
                        .filter(id -> !id.equals(Json.text(entry.path("id"))))
                        .isEmpty())
                : accounts.beside(webhook, WhatsAppAccount.PHONE_NUMBER_ID, number, MetaAccount.APP_SECRET);
    }

    private static Found found(Optional<Account> account, Account webhook, Topic topic, WhatsAppEvent event) {
        var ids = topic.ids(event);
        return new Found(
                account.orElse(webhook),
                topic,
                event,
                account.filter(ours -> !ids.isEmpty() && !event.isOfGroup())
                        .map(ours -> new Sighting(ours, ids, topic != Topic.STATUSES)));
    }

    private List<Arrival> arrivals(List<Found> found) {
        var customers = aliases.customers(
                        found.stream().flatMap(it -> it.sighting().stream()).toList())
                .iterator();
        return found.stream()
                .map(it -> arrival(it, it.sighting().isPresent() ? customers.next() : ""))
                .toList();
    }

    private Arrival arrival(Found found, String customer) {
        var event = found.event();
        return Arrival.of(
                found.account(),
                event.dedupeKey(found.topic().list),
                found.topic().list,
                customer,
                event.occurredAt(clock.instant()),
                event.payload(),
                !customer.isEmpty() && found.topic() != Topic.NEW_IDS);
    }

    private Arrival other(JsonNode change, Account webhook) {
        var event = new WhatsAppEvent(change, Json.none());
        var field = Objects.requireNonNullElse(Json.text(change.path("field")), "");
        return Arrival.of(webhook, event.dedupeKey("other"), field, "", clock.instant(), event.payload(), false);
    }
}
