package chat.baton.channel.telegram;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.ProviderRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where calls go and who they are from. The token is part of the path, so that path leaves the exchange with the answer. */
@Component
class TelegramRequests {

    /** The call that is the body. */
    public void call(Exchange exchange, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var call = Json.read(exchange.getMessage().getBody(String.class));
        var path = "bot" + account.get(Telegram.BOT_TOKEN) + "/" + TelegramCall.method(call);
        ProviderRequest.address(exchange, "POST", path, null, Map.of(Exchange.CONTENT_TYPE, "application/json"));
        exchange.getMessage().setBody(TelegramCall.parameters(call));
    }

    /** For the place of the file whose id is the body. */
    public String find(@Body String file) {
        return TelegramCall.of("getFile", "file_id", file).toJson();
    }

    /** For the file that lies at this place. */
    public void download(
            Exchange exchange,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty("place") String place) {
        var path =
                "file/bot" + account.get(Telegram.BOT_TOKEN) + "/" + UriUtils.encodePath(place, StandardCharsets.UTF_8);
        ProviderRequest.address(exchange, "GET", path, null, Map.of());
        exchange.getMessage().setBody(null);
    }
}
