package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import chat.baton.checkout.Buyer;
import chat.baton.checkout.OrderStatus;
import chat.baton.conversation.Content;
import chat.baton.conversation.Holder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Called by the checkout of a product, as customers meet it. */
class DetailsAndPaymentProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.of("details-and-payment");

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();
    private final TestAgent ben = SCENE.agent("ben");

    private void fillsTheCart() {
        customer.says("MUG", "2");
    }

    private void givesDetails() {
        fillsTheCart();
        customer.says("Anna Ammann", "anna@example.com", "+49 30 901820", "Main Street 5, 10115 Berlin", "standard");
    }

    private void orders() {
        givesDetails();
        customer.taps("Yes, order now");
    }

    private void changes(String what) {
        givesDetails();
        customer.taps("Change something");
        customer.taps(what);
    }

    @Test
    void asksForEachDetailInTurn() {
        fillsTheCart();
        bot.said("What is your full name?");
        customer.says("Anna Ammann");
        bot.said("Which e-mail address");
        customer.says("anna@example.com");
        bot.said("your phone number");
        customer.says("+49 30 901820");
        bot.said("Where shall we send it?");
        customer.says("Main Street 5, 10115 Berlin");
        bot.said("How shall we deliver?");
        customer.taps("Express delivery, €9.00");
        bot.said("2 × Mug — €20.00", "Is everything right?");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskForConfirmation");
    }

    @Test
    void reservesTheGoodsAndSendsThePaymentLink() {
        orders();
        bot.said("Your total is €25.00, delivery included.");
        assertThat(bot.lastWords()).isInstanceOfSatisfying(Content.Link.class, link -> {
            assertThat(link.title()).isEqualTo("Pay €25.00");
            assertThat(link.url()).isEqualTo("https://pay.example/A-1001");
        });
        assertThat(SCENE.instance()).isWaitingAt("Task_RequestPayment");
        assertThat(SCENE.shop().orderStatus()).isEqualTo(OrderStatus.RESERVED);
        assertThat(SCENE.shop().order().orElseThrow().buyer())
                .isEqualTo(new Buyer("Anna Ammann", "anna@example.com", "+4930901820", "Main Street 5, 10115 Berlin"));
    }

    @Test
    void confirmsTheOrderOnceItIsPaid() {
        orders();
        customer.pays();
        bot.said("Thank you, Anna Ammann! Your payment of €25.00 has arrived and order A-1001 is confirmed.");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderConfirmed").isEnded();
        assertThat(SCENE.shop().orderStatus()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void sendsTheLinkAgainToWhoeverWritesInsteadOfPaying() {
        orders();
        customer.says("How can I pay?");
        bot.said("Your total is €25.00");
        assertThat(SCENE.instance()).isWaitingAt("Task_RequestPayment");
    }

    @Test
    void ordersNothingWhenTheCustomerCancels() {
        givesDetails();
        customer.taps("Cancel");
        bot.said("nothing has been ordered");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderCancelled").isEnded();
        assertThat(SCENE.shop().order()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name            | What is the right name?         | Anna Bauer",
                "E-mail          | What is the right e-mail        | bauer@example.com",
                "Phone number    | What is the right phone number? | +4930123456",
                "Address         | What is the right address?      | Side Street 7, 20095 Hamburg",
                "Delivery option | How shall we deliver?           | Express delivery"
            })
    void takesAnotherDetail(String what, String question, String answer) {
        changes(what);
        bot.said(question);
        customer.says(answer);
        bot.said(answer, "Is everything right?");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskForConfirmation");
    }

    @Test
    void takesAnotherQuantity() {
        changes("The items");
        bot.said("Which item would you like to change?");
        customer.taps("Mug");
        bot.said("How many would you like? 0 removes the item.");
        customer.says("3");
        bot.said("3 × Mug — €30.00", "Is everything right?");
    }

    @Test
    void saysHowManyAreLeftWhenTheNewQuantityIsTooHigh() {
        changes("The items");
        customer.says("Mug", "6");
        bot.said("only 5 of Mug left", "How many would you like?");
        customer.says("5");
        bot.said("5 × Mug — €50.00", "Is everything right?");
    }

    @Test
    void endsWhenTheCartIsEmptied() {
        changes("The items");
        customer.says("Mug", "0");
        bot.said("Your cart is empty now");
        assertThat(SCENE.instance()).hasPassed("EndEvent_CartEmptied").isEnded();
        assertThat(SCENE.instance("product-checkout"))
                .hasPassed("EndEvent_OrderCancelled")
                .isEnded();
    }

    @Test
    void asksForFewerWhenSomebodyElseWasFaster() {
        givesDetails();
        SCENE.shop().hasLeft("MUG-1", 1);
        customer.taps("Yes, order now");
        bot.said("somebody was faster: only 1 of Mug left", "How many would you like?");
        customer.says("1");
        bot.said("1 × Mug — €10.00", "Is everything right?");
        customer.taps("Yes, order now");
        assertThat(SCENE.instance()).hasPassed("Task_SayWhatWasSold").isWaitingAt("Task_RequestPayment");
    }

    @Test
    void offersAnotherTryWhenThePaymentFails() {
        orders();
        customer.failsToPay();
        bot.said("That payment did not go through.");
        customer.taps("Try again");
        bot.said("Your total is €25.00");
        customer.pays();
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderConfirmed").isEnded();
    }

    @Test
    void confirmsWhatIsPaidOnTheSamePageAfterAFailure() {
        orders();
        customer.failsToPay();
        customer.pays();
        bot.said("order A-1001 is confirmed");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderConfirmed").isEnded();
    }

    @Test
    void givesTheOrderUpWhenThePaymentFailedAndTheCustomerCancels() {
        orders();
        customer.failsToPay();
        customer.taps("Cancel the order");
        bot.said("order A-1001 is cancelled and nothing will be charged");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderGivenUp").isEnded();
        assertThat(SCENE.shop().orderStatus()).isEqualTo(OrderStatus.RELEASED);
    }

    @Test
    void asksForAPersonWhenThePaymentFailedAndTheCustomerWantsOne() {
        orders();
        customer.failsToPay();
        customer.taps("Talk to a person");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        assertThat(SCENE.conversation().help().reason()).isEqualTo("The payment of order A-1001 failed.");
        ben.takesOver();
        ben.resumes();
        bot.said("That payment did not go through.");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskHowToGoOn");
    }

    @Test
    void confirmsWhatWasPaidWhileThePersonHelped() {
        orders();
        customer.failsToPay();
        customer.taps("Talk to a person");
        ben.takesOver();
        customer.pays();
        bot.saidNothing();
        ben.resumes();
        bot.said("order A-1001 is confirmed");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderConfirmed").isEnded();
    }

    @Test
    void confirmsWhatWasPaidDuringATakeoverOfTheOpenQuestion() {
        orders();
        customer.failsToPay();
        ben.takesOver();
        customer.pays();
        ben.resumes();
        bot.said("order A-1001 is confirmed");
    }

    @Test
    void confirmsWhatWasPaidDuringATakeover() {
        orders();
        ben.takesOver();
        customer.pays();
        bot.saidNothing();
        ben.resumes();
        bot.said("order A-1001 is confirmed");
        assertThat(SCENE.instance()).isEnded();
    }

    @Test
    void sendsTheLinkAgainAfterATakeover() {
        orders();
        ben.takesOver();
        ben.resumes();
        bot.said("Your total is €25.00");
        customer.pays();
        assertThat(SCENE.instance()).isEnded();
    }

    @Test
    void remindsWhoeverHasNotPaidAndWaitsOn() {
        orders();
        SCENE.runs("BoundaryEvent_PaymentStillOpen");
        bot.said("A friendly reminder: order A-1001 is waiting for your payment of €25.00.");
        assertThat(SCENE.instance()).hasPassed("EndEvent_CustomerReminded").isWaitingAt("Task_RequestPayment");
        assertThat(SCENE.step()).isEqualTo("Task_RequestPayment");
        customer.pays();
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderConfirmed").isEnded();
    }

    @Test
    void putsTheGoodsBackWhenTheTimeToPayIsOver() {
        orders();
        SCENE.runs("BoundaryEvent_TimeToPayOver");
        bot.said("The time to pay order A-1001 is over");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderExpired").isEnded();
        assertThat(SCENE.shop().orderStatus()).isEqualTo(OrderStatus.RELEASED);
    }

    @Test
    void addsTheTimeOfATakeoverToTheTimeToPay() {
        orders();
        var before = SCENE.job("BoundaryEvent_TimeToPayOver").getDuedate().toInstant();
        ben.takesOver();
        assertThat(SCENE.job("BoundaryEvent_TimeToPayOver").isSuspended()).isTrue();
        SCENE.clock().lets(Duration.ofMinutes(20));
        ben.resumes();
        assertThat(List.of("BoundaryEvent_TimeToPayOver", "BoundaryEvent_PaymentStillOpen"))
                .noneMatch(timer -> SCENE.job(timer).isSuspended());
        assertThat(SCENE.job("BoundaryEvent_TimeToPayOver").getDuedate().toInstant())
                .isEqualTo(before.plus(Duration.ofMinutes(20)));
    }
}
