package chat.baton.channel.whatsapp;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.ProviderRequest;
import chat.baton.channel.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Where a request for the customer goes and who it is from. */
@Component
class WhatsAppRequests {

    /** With what to send as the body. */
    public void send(Exchange exchange, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        ProviderRequest.post(
                exchange,
                account.get(WhatsAppAccount.PHONE_NUMBER_ID) + "/messages",
                account.get(WhatsAppAccount.ACCESS_TOKEN));
    }

    /** The sign of typing cannot be had without the message being seen. */
    public String signal(@Body Signal.Wanted wanted) {
        var signal = new LinkedHashMap<String, Object>();
        signal.put("messaging_product", "whatsapp");
        signal.put("status", "read");
        signal.put("message_id", wanted.messageId());
        if (wanted.signal() == Signal.TYPING) {
            signal.put("typing_indicator", Map.of("type", "text"));
        }
        return Json.write(signal);
    }
}
