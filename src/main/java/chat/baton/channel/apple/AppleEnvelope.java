package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.Accounts;
import chat.baton.channel.Arrival;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.SignedJson;
import chat.baton.channel.Webhook;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Takes the one message out of a webhook. Unlike other providers, Apple wants to be told what is wrong with it: 404 for an
 * unknown business, 400 for headers that contradict the body or no JSON, 413 for too much of it.
 */
@Component
class AppleEnvelope {

    static final DataSize LARGEST = DataSize.ofMegabytes(10);

    /** The exchange's property that holds the reference of an answer too large for the webhook; absent otherwise. */
    static final String DISTANT = "distant";

    private static final int LONGEST_ID = 250;
    private static final int LONGEST_CUSTOMER = 1000;
    private static final Set<String> MESSAGE = Set.of("", "/message", "/message/");
    private static final Set<String> NOT_USED = Set.of("/landing", "/paymentGateway");
    private static final Set<String> TYPING = Set.of("typing_start", "typing_end");

    private final Accounts accounts;
    private final SignedJson json;
    private final Clock clock;

    AppleEnvelope(Accounts accounts, SignedJson json, Clock clock) {
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
    }

    /** What keeps a webhook from being taken, as the status that tells Apple. */
    private static class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refusal(int status) {
            super("Answered " + status, null, false, false);
            this.status = status;
        }
    }

    /** @return the message; nothing for a sign of typing, and for what is refused */
    public List<Arrival> split(
            Exchange exchange,
            @Body byte[] body,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Webhook.PROPERTY) Webhook webhook) {
        try {
            return NOT_USED.contains(webhook.path()) ? List.of() : message(exchange, body, account, webhook);
        } catch (Refusal refusal) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refusal.status);
            return List.of();
        }
    }

    private List<Arrival> message(Exchange exchange, byte[] body, Account account, Webhook webhook) throws Refusal {
        var receiver = receiver(account, webhook);
        var message = json.read(inflated(body), account);
        var id = same(webhook, "id", message, "id", LONGEST_ID);
        var customer = same(webhook, "source-id", message, "sourceId", LONGEST_CUSTOMER);
        same(webhook, "destination-id", message, "destinationId", LONGEST_CUSTOMER);
        var heard = new HeardMessage(message, webhook.header("capability-list"), webhook.header("device-agent"));
        if (TYPING.contains(heard.type())) {
            return List.of();
        }
        exchange.setProperty(Channel.ACCOUNT, receiver);
        heard.distant().ifPresent(reference -> exchange.setProperty(DISTANT, reference.write()));
        return List.of(Arrival.of(receiver, id, heard.type(), customer, clock.instant(), heard.write(), true));
    }

    private Account receiver(Account account, Webhook webhook) throws Refusal {
        if (!MESSAGE.contains(webhook.path())) {
            throw new Refusal(404);
        }
        var business = webhook.header("destination-id");
        if (business == null || business.isBlank()) {
            throw new Refusal(400);
        }
        return accounts.beside(account, AppleAccount.BUSINESS_ID, business, AppleAccount.SECRET)
                .filter(other -> other.get(AppleAccount.MSP_ID).equals(account.get(AppleAccount.MSP_ID)))
                .orElseThrow(() -> new Refusal(404));
    }

    private static byte[] inflated(byte[] body) throws Refusal {
        var limit = Math.toIntExact(LARGEST.toBytes());
        try {
            var inflated = Gzip.inflated(body, limit);
            if (inflated.length > limit) {
                throw new Refusal(413);
            }
            return inflated;
        } catch (IOException e) {
            throw new Refusal(400);
        }
    }

    private static String same(Webhook webhook, String header, JsonNode message, String field, int longest)
            throws Refusal {
        @Nullable String told = Json.text(message.path(field));
        if (told == null || told.length() > longest || !told.equals(webhook.header(header))) {
            throw new Refusal(400);
        }
        return told;
    }
}
