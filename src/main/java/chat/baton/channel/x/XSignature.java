package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Hmac;
import chat.baton.channel.Json;
import chat.baton.channel.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * The consumer secret shows both sides to each other: HMAC-SHA256, in Base64. X signs the raw bytes of its webhooks, and we
 * sign the token of the question X asks now and then.
 *
 * @see <a href="https://docs.x.com/x-api/webhooks/introduction">Webhooks, "Securing webhooks" (read 2026)</a>
 */
@Component("xSignature")
class XSignature {

    /** What X asks with: visible, without quote, bracket or brace. Nothing that could be a webhook's body is signed for whoever asks. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5A\\x5C\\x5E-\\x7A]{1,256}");

    /** @throws ForgedWebhook when the signature is missing, malformed or another one */
    public void verify(
            @Body byte[] body,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Webhook.PROPERTY) Webhook webhook) {
        if (!Hmac.isSame(of(account, body), webhook.header("x-twitter-webhooks-signature"))) {
            throw new ForgedWebhook(account.channel(), account.name());
        }
    }

    /** Answers the question whether the address is ours; 400 when nothing is asked that X would ask. */
    public void confirm(
            Exchange exchange,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(Webhook.PROPERTY) Webhook webhook) {
        var token = webhook.query().get("crc_token");
        var answer = exchange.getMessage();
        if (token == null || !TOKEN.matcher(token).matches()) {
            answer.setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
            answer.setBody(null);
        } else {
            answer.setHeader(Exchange.CONTENT_TYPE, "application/json");
            answer.setBody(Json.write(Map.of("response_token", of(account, token.getBytes(StandardCharsets.UTF_8)))));
        }
    }

    static String of(Account account, byte[] signed) {
        return "sha256="
                + Base64.getEncoder().encodeToString(Hmac.sha256(account.get(XAccount.CONSUMER_SECRET), signed));
    }
}
