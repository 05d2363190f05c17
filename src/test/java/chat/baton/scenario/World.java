package chat.baton.scenario;

import static org.awaitility.Awaitility.await;

import chat.baton.Bank;
import chat.baton.catalogue.Catalogue;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody outside of the application under test. */
@Component
class World {

    private static final Messenger MESSENGER = new Messenger();

    private static final int LAMPS = 12;

    private final Conversations conversations;
    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final int port;

    World(Conversations conversations, Catalogue catalogue, JdbcClient jdbc, @Value("${server.port}") int port) {
        this.conversations = conversations;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.port = port;
    }

    /** As many medium lamps as at the start: other tests have bought some. */
    void restocks() {
        var lamps = catalogue.variant(MerchantId.of("demo"), "LAMP-M").orElseThrow();
        if (lamps.stock() < LAMPS) {
            catalogue.putBack(MerchantId.of("demo"), "LAMP-M", LAMPS - lamps.stock());
        }
    }

    /**
     * As if another message of a customer had kept failing, who has written LAMP.
     *
     * @return the id of what is parked
     */
    String parks(Customer customer, String text) {
        return jdbc.sql(
                        """
                        insert into inbound_event (merchant_id, channel, account, dedupe_key, topic, lane, occurred_at, payload,
                                                   status, attempts, error)
                        select merchant_id, channel, account, dedupe_key || :text, topic, lane, now(),
                               replace(replace(payload, 'LAMP', :text), payload::json #>> '{message,mid}',
                                       (payload::json #>> '{message,mid}') || md5(:text)),
                               'parked', 8, 'IllegalStateException'
                          from inbound_event
                         where lane = :customer and payload like '%LAMP%'
                         order by id limit 1
                        returning id
                        """)
                .param("text", text)
                .param("customer", customer.id())
                .query(String.class)
                .single();
    }

    static Messenger messenger() {
        return MESSENGER;
    }

    int port() {
        return port;
    }

    Phone phone() {
        return new Phone(port);
    }

    Customer customer() {
        return new Customer(phone(), MESSENGER);
    }

    Agent agent(String user) {
        return new Agent(new Api(port, user));
    }

    Conversation conversationOf(Customer customer) {
        var ref = new CustomerRef(MerchantId.of("demo"), "messenger", "demo", customer.id());
        return await().until(() -> conversations.find(ref), java.util.Optional::isPresent)
                .orElseThrow();
    }

    String idOf(Customer customer) {
        return conversationOf(customer).id().toString();
    }

    /** Everything that arrived on the customer's phone, in order. */
    static List<String> messagesTo(Customer customer) {
        return MESSENGER.to(customer.id()).stream().map(Messenger.Sent::text).toList();
    }

    /** The element of a list whose field has this text. */
    static JsonNode find(JsonNode list, String field, String text) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(element -> element.path(field).asText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** The payment provider reports on the link the customer got. @return the HTTP status */
    int reportsPayment(Customer customer, String result) {
        return reportsPayment(customer.paymentLink(), result);
    }

    /** The payment provider reports on a link. @return the HTTP status */
    int reportsPayment(String link, String result) {
        var event = Bank.event("evt_" + UUID.randomUUID(), link, result);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/payment/sandbox"))
                .header("Content-Type", "application/json")
                .header("X-Baton-Signature", Bank.signature(event, "sandbox-payment-secret"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
