package chat.baton.channel.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.ChannelContext;
import chat.baton.channel.Delivery;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Two merchants whose WhatsApp numbers are reached through one app. */
abstract class WhatsAppContext extends ChannelContext {

    /** A number and a user id nobody has seen. */
    final String number = "49" + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 10_000_000_000_000L);

    final String user = "DE." + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void connect() {
        connect("lamps", "PNID1", Map.of("businessAccountId", "WABA1"));
        connect("books", "PNID2", Map.of("listButton", "Open"));
        SEND_API.stubFor(post(urlPathMatching("/whatsapp/PNID\\d/messages"))
                .willReturn(okJson(
                                "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1\",\"wa_id\":\"1\"}],\"messages\":[{\"id\":\"wamid.{{randomValue type='UUID'}}\",\"message_status\":\"accepted\"}]}")
                        .withTransformers("response-template")));
    }

    private void connect(String name, String numberId, Map<String, String> more) {
        var settings = new java.util.HashMap<>(more);
        settings.put("phoneNumberId", numberId);
        settings.put("accessToken", name + "-whatsapp-token");
        settings.put("appSecret", Webhook.SECRET);
        settings.put("verifyToken", "a=b+c%d");
        if (accounts.find("whatsapp", name).isEmpty()) {
            connections.connect(MerchantId.of(name), "whatsapp", name, settings);
        }
    }

    static CustomerRef at(String account, String externalId) {
        return new CustomerRef(MerchantId.of(account), "whatsapp", account, externalId);
    }

    CustomerRef anna() {
        return at("lamps", user);
    }

    void tell(String... changes) {
        assertThat(Webhook.post(port, Webhook.envelope(changes))).isEqualTo(200);
        awaitHandled();
    }

    void tellMessages(String... messages) {
        tell(Webhook.messages("PNID1", messages));
    }

    /** A message of the customer with a new id. */
    String message(String rest) {
        return Webhook.message(number, user, "wamid." + UUID.randomUUID(), rest);
    }

    void awaitHandled() {
        await(() -> jdbc.sql(
                                "select count(*) from inbound_event where channel = 'whatsapp' and status not in ('handled', 'ignored', 'parked')")
                        .query(Long.class)
                        .single()
                == 0);
        assertThat(jdbc.sql("select error from inbound_event where channel = 'whatsapp' and status = 'parked'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    List<String> saidByCustomer() {
        return said(anna()).stream()
                .filter(line -> line.startsWith("customer: "))
                .map(line -> line.substring("customer: ".length()))
                .toList();
    }

    Message message(int number) {
        return conversations.messages(conversationOf(anna()).id(), number - 1).get(0);
    }

    /** @return the provider's id of the bot's answer */
    String answered() {
        tellMessages(message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}"));
        await(() -> delivery() != null && delivery().status().equals("sent"));
        return jdbc.sql("select provider_ids[1] from delivery where recipient = ?")
                .param(user)
                .query(String.class)
                .single();
    }

    Delivery delivery() {
        return deliveries.of(conversationOf(anna()).id()).get(2);
    }

    UUID deliveryId() {
        return jdbc.sql("select id from delivery where recipient = ?")
                .param(user)
                .query(UUID.class)
                .single();
    }
}
