package chat.baton.channel.meta;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.ProviderRequest;
import chat.baton.channel.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where a request to the Send API, or for a profile, goes and who it is from. */
@Component
class MessagingRequests {

    /** To the Send API, with what to send as the body. */
    public void send(Exchange exchange, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        ProviderRequest.post(
                exchange, account.get(MetaAccount.PAGE_ID) + "/messages", account.get(MetaAccount.PAGE_TOKEN));
    }

    /** A sender action instead of a message. */
    public String signal(@Body Signal.Wanted wanted) {
        return Json.write(Map.of(
                "recipient",
                Map.of("id", wanted.to().externalId()),
                "sender_action",
                wanted.signal() == Signal.TYPING ? "typing_on" : "mark_seen"));
    }

    /** For these fields, separated by commas, of the profile of the customer whose id is the body. */
    public void profile(
            Exchange exchange,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty("fields") String fields) {
        var customer = exchange.getMessage().getBody(String.class);
        ProviderRequest.get(
                exchange,
                UriUtils.encodePathSegment(customer, StandardCharsets.UTF_8),
                "fields=" + fields,
                account.get(MetaAccount.PAGE_TOKEN));
    }
}
