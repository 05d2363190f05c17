package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.checkout.Order;
import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same flow as on Messenger, in LINE's own words. */
@Scenario
class LineScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");

    @Autowired
    World world;

    @Autowired
    Orders orders;

    @Autowired
    Conversations conversations;

    @Test
    void aCustomerBuysAProductAndTalksToAPersonMeanwhile() {
        var anna = new LinePhone(world.port());

        anna.writes("#lamp").reads("Which one");
        anna.taps("Medium").reads("How many");
        var ben = world.agent("agent-1");
        var conversation = conversationOf(anna);
        assertThat(ben.takesOver(conversation).status()).isEqualTo(200);
        anna.writes("Is it heavy?");
        ben.reads(conversation, "Is it heavy?");
        ben.writes(conversation, "Two kilograms");
        anna.reads("Two kilograms");
        ben.transfers(conversation, Map.of("action", "resume"));
        anna.reads("How many").writes("2").reads("name");
        anna.writes("Anna Meier").reads("e-mail");
        anna.writes("anna@example.com").reads("phone");
        anna.writes("030 901820").reads("Where");
        anna.writes("Main Street 5, 10115 Berlin").reads("deliver");
        anna.taps("Standard").reads("Is everything right?");
        anna.taps("Yes, order").reads("Please pay");
        assertThat(world.reportsPayment(anna.link(), "paid")).isEqualTo(204);
        anna.reads("A-");

        assertThat(orderOf(conversation).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(ben.readsTranscript(conversation))
                .extracting(message -> message.path("text").asText())
                .contains("Medium", "Yes, order now");
    }

    private String conversationOf(LinePhone phone) {
        var ref = new CustomerRef(DEMO, "line", "demo", phone.customer());
        return conversations.find(ref).orElseThrow().id().toString();
    }

    private Order orderOf(String origin) {
        return await().until(
                        () -> orders.orders(DEMO).stream()
                                .filter(order -> order.origin().equals(origin))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
