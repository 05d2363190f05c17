package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.Outgoing;
import chat.baton.channel.ProviderRequest;
import chat.baton.channel.Signal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where requests to Apple go, and who they are from. */
@Component
class AppleRequests {

    /** The exchange's property that holds our id of the message, which is its id at the provider too. */
    static final String ID = "id";

    private final AppleToken token;

    AppleRequests(AppleToken token) {
        this.token = token;
    }

    /** To the customer the body names. Apple wants to know whether a person or a bot speaks. */
    public void message(
            Exchange exchange,
            @Body String body,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Outgoing.PROPERTY) @Nullable Outgoing message) {
        var json = Json.read(body);
        var headers = business(account);
        headers.put(Exchange.CONTENT_TYPE, "application/json");
        headers.put("id", json.path("id").asText());
        headers.put("Destination-Id", json.path("destinationId").asText());
        if (message != null && message.byBot()) {
            headers.put("auto-reply", "true");
        }
        exchange.setProperty(ID, json.path("id").asText());
        ProviderRequest.address(exchange, "POST", "message", null, headers);
    }

    /** An answer is on its way. */
    public String signal(@Body Signal.Wanted wanted, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        return AppleDrafts.envelope(
                UUID.randomUUID().toString(), account, wanted.to().externalId(), ApplePart.TYPING);
    }

    /** For the address the file can be fetched from. */
    void preDownload(Exchange exchange, Account account, FileReference file) {
        var headers = business(account);
        headers.put("MMCS-Url", file.url());
        headers.put("MMCS-Owner", file.owner());
        if (file.signature() != null) {
            headers.put("MMCS-Signature", file.signature());
        }
        ProviderRequest.address(exchange, "GET", "preDownload", null, headers);
        exchange.getMessage().setBody(null);
    }

    /** For the address a file can be brought to. */
    void preUpload(Exchange exchange, Account account, int bytes) {
        var headers = business(account);
        headers.put("MMCS-Size", String.valueOf(bytes));
        ProviderRequest.address(exchange, "GET", "preUpload", null, headers);
        exchange.getMessage().setBody(null);
    }

    /** For a large answer, which is the body, in readable form. @param reference as it came with the message */
    void decodePayload(Exchange exchange, Account account, JsonNode reference) {
        var headers = business(account);
        headers.put(Exchange.CONTENT_TYPE, "application/octet-stream");
        headers.put("bid", reference.path("bid").asText());
        ProviderRequest.address(exchange, "POST", "decodePayload", null, headers);
    }

    private Map<String, String> business(Account account) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + token.issue(account));
        headers.put("Source-Id", account.get(AppleAccount.BUSINESS_ID));
        return headers;
    }
}
