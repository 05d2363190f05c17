package chat.baton.channel.line;

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
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a webhook apart into its events. What nobody understands is kept beside them, so that it harms none of them. */
@Component
class LineEnvelope {

    private final Accounts accounts;
    private final SignedJson json;
    private final Clock clock;

    LineEnvelope(Accounts accounts, SignedJson json, Clock clock) {
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
    }

    /** @return the events in their order; none when the body cannot be read, or LINE only tries the address */
    public List<Arrival> split(@Body byte[] body, @ExchangeProperty(Channel.ACCOUNT) Account webhook) {
        var envelope = json.read(body, webhook);
        var account = account(Json.text(envelope.path("destination")), webhook);
        return SignedJson.elements(envelope.path("events"))
                .map(event -> arrival(event, account, webhook))
                .toList();
    }

    /**
     * Absent when the bot is of another account, whose secret is not the webhook's. A bot nobody connected has to be the
     * webhook's own, as each channel has a secret of its own: then its id was typed wrong, and nothing is lost for it.
     */
    private Optional<Account> account(@Nullable String bot, Account webhook) {
        if (bot == null || accounts.all().stream().noneMatch(known -> isAt(known, webhook, bot))) {
            return Optional.of(webhook);
        }
        return accounts.beside(webhook, LineAccount.BOT_USER_ID, bot, LineAccount.CHANNEL_SECRET);
    }

    private static boolean isAt(Account known, Account webhook, String bot) {
        return known.channel().equals(webhook.channel())
                && known.find(LineAccount.BOT_USER_ID).filter(bot::equals).isPresent();
    }

    private Arrival arrival(JsonNode told, Optional<Account> account, Account webhook) {
        var event = new LineEvent(told);
        var customer = event.customer();
        return Arrival.of(
                account.orElse(webhook),
                event.dedupeKey(),
                event.type(),
                customer.orElse(""),
                event.occurredAt(clock.instant()),
                told.toString(),
                account.isPresent() && customer.isPresent() && event.kind().isPresent());
    }
}
