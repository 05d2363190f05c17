package chat.baton.channel.meta;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Hmac;
import chat.baton.channel.Webhook;
import java.util.HexFormat;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Tells Meta's webhooks from forged ones: HMAC-SHA256 of the raw bytes with the app's secret. */
@Component
class MetaSignature {

    /** @throws ForgedWebhook when the signature is missing, malformed or another one */
    public void verify(
            @Body byte[] body,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Webhook.PROPERTY) Webhook webhook) {
        var expected = "sha256=" + HexFormat.of().formatHex(Hmac.sha256(account.get(MetaAccount.APP_SECRET), body));
        if (!Hmac.isSame(expected, webhook.header("x-hub-signature-256"))) {
            throw new ForgedWebhook(account.channel(), account.name());
        }
    }
}
