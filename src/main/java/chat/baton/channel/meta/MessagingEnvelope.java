package chat.baton.channel.meta;

import chat.baton.channel.Account;
import chat.baton.channel.Accounts;
import chat.baton.channel.Arrival;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.SignedJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Takes a webhook apart into its events. What nobody understands is kept beside them, so that it harms none of them. */
@Component
class MessagingEnvelope {

    private final Accounts accounts;
    private final SignedJson json;
    private final Clock clock;

    MessagingEnvelope(Accounts accounts, SignedJson json, Clock clock) {
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
    }

    /** @return the events in their order; none when the body cannot be read */
    public List<Arrival> split(@Body byte[] body, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        return SignedJson.elements(json.read(body, account).path("entry"))
                .flatMap(entry -> events(entry, account))
                .toList();
    }

    private Stream<Arrival> events(JsonNode entry, Account account) {
        if (!entry.path("messaging").isArray() && !entry.path("standby").isArray()) {
            return Stream.of(arrival(entry, "", entry, account));
        }
        return Stream.of("messaging", "standby").flatMap(topic -> SignedJson.elements(entry.path(topic))
                .map(event -> arrival(entry, topic, event, account)));
    }

    private Arrival arrival(JsonNode entry, String topic, JsonNode told, Account webhook) {
        var event = new MessagingEvent(told);
        var page = Optional.ofNullable(Json.text(entry.path("id")));
        var account = page.flatMap(id -> accounts.beside(webhook, MetaAccount.PAGE_ID, id, MetaAccount.APP_SECRET));
        var customer = page.flatMap(event::customer);
        return Arrival.of(
                account.orElse(webhook),
                event.dedupeKey(),
                topic,
                customer.orElse(""),
                event.occurredAt(clock.instant()),
                told.toString(),
                account.isPresent() && customer.isPresent() && event.kind().isPresent());
    }
}
