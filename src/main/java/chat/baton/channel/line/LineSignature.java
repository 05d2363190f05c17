package chat.baton.channel.line;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Hmac;
import chat.baton.channel.Webhook;
import java.util.Base64;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Tells LINE's webhooks from forged ones: HMAC-SHA256 of the raw bytes with the channel secret, in Base64. Compared as
 * text, since several texts decode to the same bytes and only one of them is what LINE writes.
 */
@Component
class LineSignature {

    /** @throws ForgedWebhook when the signature is missing, malformed or another one */
    public void verify(
            @Body byte[] body,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Webhook.PROPERTY) Webhook webhook) {
        var expected = Base64.getEncoder().encodeToString(Hmac.sha256(account.get(LineAccount.CHANNEL_SECRET), body));
        if (!Hmac.isSame(expected, webhook.header("x-line-signature"))) {
            throw new ForgedWebhook(account.channel(), account.name());
        }
    }
}
