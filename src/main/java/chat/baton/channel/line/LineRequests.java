package chat.baton.channel.line;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.Outgoing;
import chat.baton.channel.ProviderRequest;
import chat.baton.channel.Signal;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where a request to the Messaging API goes, what is in it and who it is from. */
@Component
class LineRequests {

    /** The property that tells whether a reply token was used, so that LINE does not know the same message when it comes again. */
    static final String REPLIED = "replied";

    private static final String RENDERED = "rendered";
    private static final int TYPING_SECONDS = 10;

    private final ReplyTokens replyTokens;
    private final ReadTokens readTokens;

    LineRequests(ReplyTokens replyTokens, ReadTokens readTokens) {
        this.replyTokens = replyTokens;
        this.readTokens = readTokens;
    }

    /** A reply while that may be tried: it is free. What is tried again may have arrived, which only a push can tell. */
    public void send(
            Exchange exchange,
            @Body String rendered,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Outgoing.PROPERTY) Outgoing message) {
        exchange.setProperty(RENDERED, rendered);
        if (message.attempt() == 1) {
            replyTokens.take(message).ifPresentOrElse(token -> reply(exchange, account, token), () -> push(exchange));
        } else {
            push(exchange);
        }
    }

    private static void reply(Exchange exchange, Account account, String token) {
        exchange.setProperty(REPLIED, true);
        post(
                exchange,
                account,
                "v2/bot/message/reply",
                Map.of("replyToken", token, "messages", rendered(exchange).path("messages")));
    }

    /** The same request has the same key however often it is tried, so LINE takes it once. */
    public void push(Exchange exchange) {
        exchange.setProperty(REPLIED, false);
        var account = exchange.getProperty(Channel.ACCOUNT, Account.class);
        var message = exchange.getProperty(Outgoing.PROPERTY, Outgoing.class);
        var rendered = rendered(exchange);
        post(
                exchange,
                account,
                "v2/bot/message/push",
                Map.of("to", message.recipient(), "messages", rendered.path("messages")));
        exchange.getMessage()
                .setHeader(
                        "X-Line-Retry-Key",
                        retryKey(message, rendered.path("request").asInt()));
    }

    private static JsonNode rendered(Exchange exchange) {
        return Json.read(exchange.getProperty(RENDERED, String.class));
    }

    private static String retryKey(Outgoing message, int request) {
        return UUID.nameUUIDFromBytes((message.id() + "/" + request).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public void signal(
            Exchange exchange, @Body Signal.Wanted wanted, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var customer = wanted.to().externalId();
        if (wanted.signal() == Signal.TYPING) {
            post(
                    exchange,
                    account,
                    "v2/bot/chat/loading/start",
                    Map.of("chatId", customer, "loadingSeconds", TYPING_SECONDS));
        } else {
            readTokens
                    .take(wanted.messageId())
                    .ifPresentOrElse(
                            token ->
                                    post(exchange, account, "v2/bot/chat/markAsRead", Map.of("markAsReadToken", token)),
                            () -> post(
                                    exchange,
                                    account,
                                    "v2/bot/message/markAsRead",
                                    Map.of("chat", Map.of("userId", customer))));
        }
    }

    private static void post(Exchange exchange, Account account, String path, Map<String, Object> body) {
        ProviderRequest.post(exchange, path, account.get(LineAccount.ACCESS_TOKEN));
        exchange.getMessage().setBody(Json.write(body));
    }

    /** For the profile of the customer whose id is the body. */
    public void profile(Exchange exchange, @Body String customer, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        ProviderRequest.get(
                exchange, "v2/bot/profile/" + segment(customer), null, account.get(LineAccount.ACCESS_TOKEN));
    }

    /** For what lies at LINE under the message's id that is the body. */
    public void content(Exchange exchange, @Body String message, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        ProviderRequest.get(
                exchange,
                "v2/bot/message/" + segment(message) + "/content",
                null,
                account.get(LineAccount.ACCESS_TOKEN));
    }

    private static String segment(String id) {
        return UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }
}
