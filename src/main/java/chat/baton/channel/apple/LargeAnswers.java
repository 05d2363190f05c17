package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.Arrival;
import chat.baton.channel.Channel;
import chat.baton.channel.Inbox;
import chat.baton.channel.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/**
 * Answers of more than 10 KB, as lists with pictures have: the webhook only says where they lie, and not for long. Such a
 * message is kept first, then fetched at once. What cannot be fetched is shown as not understood, so nothing is lost.
 */
@Component
class LargeAnswers {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String KEPT = "kept";

    private final Inbox inbox;
    private final AppleRequests requests;

    LargeAnswers(Inbox inbox, AppleRequests requests) {
        this.inbox = inbox;
        this.requests = requests;
    }

    /** Keeps the message until it is complete, but not for long. The body becomes the reference of what is missing. */
    public String keep(
            Exchange exchange, @Body List<Arrival> message, @ExchangeProperty(AppleEnvelope.DISTANT) String reference) {
        inbox.keepBack(message, LONGEST);
        exchange.setProperty(KEPT, message.get(0));
        return reference;
    }

    /** Asks for the fetched bytes, which are the body, in readable form. */
    public void decode(
            Exchange exchange,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(KEPT) Arrival message) {
        var reference = HeardMessage.read(message.payload()).json().path("interactiveDataRef");
        requests.decodePayload(exchange, account, reference);
    }

    /** @throws IOException when the answer is none */
    public void complete(
            @Body byte[] answer,
            @ExchangeProperty(KEPT) Arrival message,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status)
            throws IOException {
        var decoded = Json.read(answer);
        var data = decoded.has("interactiveData") ? decoded.path("interactiveData") : decoded;
        if (status / 100 != 2 || !data.has("data")) {
            throw new IOException("No answer but HTTP " + status);
        }
        inbox.amend(
                message.channel(),
                message.account(),
                message.dedupeKey(),
                HeardMessage.read(message.payload()).with(data).write());
    }
}
