package chat.baton.channel.meta;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Hmac;
import chat.baton.channel.Webhook;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Answers Meta's question whether an address is ours: the challenge, byte for byte, to who knows the verify token.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">Webhooks (read 2026)</a>
 */
@Component
class MetaHandshake {

    public void confirm(
            Exchange exchange,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Webhook.PROPERTY) Webhook webhook) {
        var query = webhook.query();
        var challenge = query.get("hub.challenge");
        var isOurs = "subscribe".equals(query.get("hub.mode"))
                && Hmac.isSame(account.get(MetaAccount.VERIFY_TOKEN), query.get("hub.verify_token"));
        if (isOurs && challenge != null) {
            exchange.getMessage().setBody(challenge);
        } else {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 403);
            exchange.getMessage().setBody(null);
        }
    }
}
