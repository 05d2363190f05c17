package chat.baton.channel.messenger;

import chat.baton.channel.Channel;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where a request goes and who it is from. Only these headers leave with it. */
@Component
class MessengerRequests {

    static final String CUSTOMER = "customer";

    private final MessengerSettings settings;

    MessengerRequests(MessengerSettings settings) {
        this.settings = settings;
    }

    /** To the Send API, with what to send as the body. */
    public void send(Exchange exchange) {
        address(exchange, "POST", account(exchange).pageId() + "/messages");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    /** For the profile of the customer whose id is the exchange's property {@value #CUSTOMER}. */
    public void profile(Exchange exchange) {
        var customer = exchange.getProperty(CUSTOMER, String.class);
        address(exchange, "GET", UriUtils.encodePathSegment(customer, StandardCharsets.UTF_8));
        exchange.getMessage().setHeader(Exchange.HTTP_QUERY, "fields=first_name,last_name,profile_pic");
    }

    private void address(Exchange exchange, String method, String path) {
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, method);
        message.setHeader(Exchange.HTTP_PATH, path);
        message.setHeader("Authorization", "Bearer " + account(exchange).pageToken());
    }

    private MessengerSettings.Account account(Exchange exchange) {
        return settings.account(exchange.getProperty(Channel.ACCOUNT, String.class));
    }
}
