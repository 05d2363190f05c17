package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Outgoing;
import chat.baton.channel.ProviderRequest;
import chat.baton.core.Ids;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where a request goes and in whose name it is made. */
@Component("xRequests")
@EnableConfigurationProperties(XSettings.class)
class XRequests {

    private final XSettings settings;
    private final Clock clock;

    XRequests(XSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** To the customer, with what to send as the body. */
    public void send(
            Exchange exchange,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Outgoing.PROPERTY) Outgoing message) {
        var recipient = UriUtils.encode(message.recipient(), StandardCharsets.UTF_8);
        post(exchange, account, "2/dm_conversations/with/" + recipient + "/messages", "application/json");
    }

    /** @param path encoded */
    void post(Exchange exchange, Account account, String path, String contentType) {
        var url = URI.create(settings.endpoint() + "/" + path);
        ProviderRequest.address(
                exchange,
                "POST",
                path,
                null,
                Map.of("Authorization", authorization(account, url), Exchange.CONTENT_TYPE, contentType));
    }

    private String authorization(Account account, URI url) {
        return account.find(XAccount.OAUTH2_TOKEN)
                .map(token -> "Bearer " + token)
                .orElseGet(() -> signed(account, "POST", url));
    }

    /** What lies outside the API takes a signature only. */
    String signed(Account account, String method, URI url) {
        return new OAuth1(account).header(method, url, Ids.next().toString().replace("-", ""), clock.instant());
    }
}
