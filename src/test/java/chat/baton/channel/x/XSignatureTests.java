package chat.baton.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.channel.Account;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Webhook;
import chat.baton.core.MerchantId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class XSignatureTests {

    static final String ACCOUNT_ACTIVITY =
            "{\"for_user_id\":\"100\",\"direct_message_events\":[{\"type\":\"message_create\",\"id\":\"900\","
                    + "\"created_timestamp\":\"1700000000000\",\"message_create\":{\"target\":{\"recipient_id\":\"100\"},"
                    + "\"sender_id\":\"200\",\"message_data\":{\"text\":\"hi\",\"entities\":{\"hashtags\":[],\"symbols\":[],"
                    + "\"user_mentions\":[],\"urls\":[]}}}}]}";
    static final String ACTIVITY =
            "{\"data\":{\"event_uuid\":\"-685\",\"filter\":{\"user_id\":\"100\"},\"event_type\":\"dm.received\","
                    + "\"tag\":\"dm-inbound\",\"payload\":{\"direct_message_events\":[{\"type\":\"message_create\",\"id\":\"900\","
                    + "\"created_timestamp\":\"1700000000000\",\"message_create\":{\"target\":{\"recipient_id\":\"100\"},"
                    + "\"sender_id\":\"200\",\"message_data\":{\"text\":\"hi\",\"entities\":{\"hashtags\":[],\"symbols\":[],"
                    + "\"user_mentions\":[],\"urls\":[]}}}}],\"users\":{}}}}";
    static final String OF_ACCOUNT_ACTIVITY = "sha256=X+cpjhzl7fS5GqROjOsGegRVei03w8Q9RMhc4Rx0C6o=";
    static final String OF_ACTIVITY = "sha256=Nvi3cCOKH9xrSb6LBbvXqhU77TiEYm3Dr02U3pSkBxE=";

    private final XSignature signature = new XSignature();

    @Test
    void acceptsTheRawBytesAsTheyWereSigned() {
        assertThat(ACCOUNT_ACTIVITY).hasSize(287);
        assertThat(ACTIVITY).hasSize(392);
        assertThatCode(() -> verify(ACCOUNT_ACTIVITY, OF_ACCOUNT_ACTIVITY)).doesNotThrowAnyException();
        assertThatCode(() -> verify(ACTIVITY, OF_ACTIVITY)).doesNotThrowAnyException();
    }

    @Test
    void refusesEveryFlippedByte() {
        for (int at = 0; at < ACCOUNT_ACTIVITY.length(); at++) {
            var flipped = new StringBuilder(ACCOUNT_ACTIVITY);
            flipped.setCharAt(at, (char) (flipped.charAt(at) ^ 1));
            assertThatThrownBy(() -> verify(flipped.toString(), OF_ACCOUNT_ACTIVITY))
                    .isInstanceOf(ForgedWebhook.class);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "X+cpjhzl7fS5GqROjOsGegRVei03w8Q9RMhc4Rx0C6o=",
                "sha256=X+cpjhzl7fS5GqROjOsGegRVei03w8Q9RMhc4Rx0C6o",
                "sha256=X+cpjhzl7fS5GqROjOsGegRVei03w8Q9RMhc4Rx0C6p=",
                "sha256=Nvi3cCOKH9xrSb6LBbvXqhU77TiEYm3Dr02U3pSkBxE=",
                "sha256=5fe7298e1ce5edf4b91aa44e8ceb067a04557a2d37c3c43d44c85ce11c740baa",
                "sha1=X+cpjhzl7fS5GqROjOsGegRVei0="
            })
    void refusesWhatIsMissingMalformedOrWrong(String header) {
        assertThatThrownBy(() -> verify(ACCOUNT_ACTIVITY, header)).isInstanceOf(ForgedWebhook.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {ACCOUNT_ACTIVITY, "{}", "[]", "", " ", "a b", "a\nb", "é"})
    void signsNothingThatCouldBeAWebhookForWhoeverAsks(String token) {
        var account = new Account(
                MerchantId.of("lamps"), "x", "lamps", true, Map.of("consumerSecret", "test-consumer-secret"));
        var exchange = new DefaultExchange(new DefaultCamelContext());

        signature.confirm(exchange, account, new Webhook(account, "", Map.of(), Map.of("crc_token", token)));

        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(400);
    }

    private void verify(String body, String header) {
        var account = new Account(
                MerchantId.of("lamps"), "x", "lamps", true, Map.of("consumerSecret", "test-consumer-secret"));
        var headers = header == null ? Map.<String, String>of() : Map.of("x-twitter-webhooks-signature", header);
        signature.verify(body.getBytes(StandardCharsets.UTF_8), account, new Webhook(account, "", headers, Map.of()));
    }
}
