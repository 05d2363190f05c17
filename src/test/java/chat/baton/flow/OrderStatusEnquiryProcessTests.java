package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import chat.baton.checkout.OrderStatus;
import chat.baton.conversation.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatusEnquiryProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.of("order-status-enquiry");

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();
    private final TestAgent ben = SCENE.agent("ben");

    @Test
    void asksForTheOrderNumber() {
        customer.says("Where is my order?");
        bot.said("What is your order number?");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskForOrderNumber");
    }

    @Test
    void startsByItsNumberInTheMenu() {
        customer.says("menu", "2");
        bot.said("What is your order number?");
    }

    @ParameterizedTest
    @CsvSource({
        "RESERVED, waiting for your payment",
        "PAID, paid and being prepared",
        "CONFIRMED, paid and being prepared",
        "RELEASED, cancelled",
        "REFUNDED, refunded"
    })
    void tellsHowAnOrderIsDoing(OrderStatus status, String words) {
        SCENE.shop().soldBefore(SCENE.conversation().id().toString(), status);
        customer.says("order status", "A-1001");
        bot.said("Order A-1001: " + words + "\nPlaced on 2 March 2026, total €15.00.");
        assertThat(SCENE.instance()).hasPassed("EndEvent_StatusTold").isEnded();
    }

    @Test
    void tellsNothingOfSomebodyElsesOrder() {
        SCENE.shop().soldBefore("somebody else", OrderStatus.PAID);
        customer.says("order status", "A-1001");
        bot.said("I could not find order A-1001.");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskHowToGoOn");
    }

    @Test
    void takesAnotherNumber() {
        SCENE.shop().soldBefore(SCENE.conversation().id().toString(), OrderStatus.PAID);
        customer.says("order status", "A-10011");
        customer.taps("Try another number");
        bot.said("What is your order number?");
        customer.says("A-1001");
        bot.said("Order A-1001: paid");
        assertThat(SCENE.instance()).hasPassed("EndEvent_StatusTold").isEnded();
    }

    @Test
    void asksForAPersonWhoKnowsMore() {
        customer.says("order status", "A-7");
        customer.taps("Talk to a person");
        bot.said("A person will answer you");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        assertThat(SCENE.conversation().help().reason()).contains("A-7");
        ben.takesOver();
        ben.resumes();
        assertThat(SCENE.instance()).hasPassed("EndEvent_PersonHelped").isEnded();
    }

    @Test
    void endsWhenNothingMoreIsWanted() {
        customer.says("order status", "A-7");
        customer.taps("Nothing, thanks");
        bot.said("All right.");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderNotFound").isEnded();
    }
}
