package chat.baton.channel.messenger;

import chat.baton.channel.Arrival;
import chat.baton.channel.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a webhook apart into its events. What nobody understands is kept beside them, so that it harms none of them. */
@Component
class MessengerEnvelope {

    private static final Logger LOG = LoggerFactory.getLogger(MessengerEnvelope.class);

    private final MessengerSettings settings;
    private final Clock clock;
    private final Counter malformed;

    MessengerEnvelope(MessengerSettings settings, Clock clock, MeterRegistry metrics) {
        this.settings = settings;
        this.clock = clock;
        this.malformed = Counter.builder("baton.webhooks.malformed")
                .description("Signed webhooks that held no readable JSON")
                .tag("channel", Messenger.NAME)
                .register(metrics);
    }

    /** @return the events in their order; none when the body cannot be read, as the provider would only send it again */
    public List<Arrival> split(@Body byte[] body, @ExchangeProperty(Channel.ACCOUNT) String account) {
        try {
            return elements(MessengerJson.read(body).path("entry"))
                    .flatMap(entry -> events(entry, account))
                    .toList();
        } catch (IOException e) {
            malformed.increment();
            LOG.warn(
                    "A signed webhook of {} bytes for Messenger account {} holds no readable JSON",
                    body.length,
                    account);
            return List.of();
        }
    }

    private Stream<Arrival> events(JsonNode entry, String account) {
        if (!entry.path("messaging").isArray() && !entry.path("standby").isArray()) {
            return Stream.of(arrival(entry, "", entry, account));
        }
        return Stream.of("messaging", "standby")
                .flatMap(topic -> elements(entry.path(topic)).map(event -> arrival(entry, topic, event, account)));
    }

    private Arrival arrival(JsonNode entry, String topic, JsonNode json, String webhookAccount) {
        var event = new MessengerEvent(json);
        var page = MessengerJson.text(entry.path("id"));
        var account = page == null ? Optional.<String>empty() : settings.nameOf(page, webhookAccount);
        var customer = page == null ? Optional.<String>empty() : event.customer(page);
        return new Arrival(
                settings.account(account.orElse(webhookAccount)).merchant(),
                Messenger.NAME,
                account.orElse(webhookAccount),
                event.dedupeKey(),
                topic,
                customer.orElse(""),
                event.occurredAt(clock.instant()),
                json.toString(),
                account.isPresent() && customer.isPresent() && event.kind().isPresent());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }
}
