package chat.baton.channel.telegram;

import chat.baton.channel.Account;
import chat.baton.channel.Arrival;
import chat.baton.channel.Channel;
import chat.baton.channel.SignedJson;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Reads a webhook, which holds one update. What is of no customer, or of a kind nobody handles, is only kept. */
@Component
class TelegramUpdates {

    private final SignedJson json;
    private final Clock clock;

    TelegramUpdates(SignedJson json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** @return one; none when the body cannot be read */
    public List<Arrival> split(@Body byte[] body, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var told = json.read(body, account);
        return told.isObject() && !told.isEmpty() ? List.of(arrival(new TelegramUpdate(told), account)) : List.of();
    }

    private Arrival arrival(TelegramUpdate update, Account account) {
        var customer = update.customer();
        return Arrival.of(
                account,
                update.dedupeKey(),
                "",
                customer.orElse(""),
                update.occurredAt(clock.instant()),
                update.json().toString(),
                customer.isPresent());
    }
}
