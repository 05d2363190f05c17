package chat.baton.channel.telegram;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Hmac;
import chat.baton.channel.Webhook;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Tells Telegram's webhooks from forged ones: they carry the secret token. Nothing signs their body. */
@Component
class TelegramSecret {

    /** @throws ForgedWebhook when the token is missing or another one */
    public void verify(
            @ExchangeProperty(Channel.ACCOUNT) Account account, @ExchangeProperty(Webhook.PROPERTY) Webhook webhook) {
        if (!Hmac.isSame(account.get(Telegram.SECRET_TOKEN), webhook.header("x-telegram-bot-api-secret-token"))) {
            throw new ForgedWebhook(account.channel(), account.name());
        }
    }
}
