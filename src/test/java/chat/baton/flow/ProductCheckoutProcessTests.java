package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import chat.baton.checkout.OrderStatus;
import chat.baton.conversation.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductCheckoutProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.of("product-checkout");

    private static final String[] DETAILS = {
        "Anna Ammann", "anna@example.com", "+49 30 901820", "Main Street 5, 10115 Berlin", "express"
    };

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();

    @Test
    void sellsAProductThatComesInOneForm() {
        customer.says("#mug");
        bot.said("Mug", "How many would you like?");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskForQuantity");
        customer.says("2 pieces");
        bot.said("What is your full name?");
        customer.says(DETAILS);
        customer.says("Yes, order now");
        customer.pays();
        bot.said("order A-1001 is confirmed");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderConfirmed").isEnded();
        assertThat(SCENE.endings()).containsExactly("finished EndEvent_OrderConfirmed");
        assertThat(SCENE.shop().orderStatus()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(SCENE.conversation().place()).isNull();
    }

    @Test
    void showsACardWithPictureAndPrice() {
        customer.says("MUG");
        var cards = (Content.Cards) SCENE.bot().firstWords();
        assertThat(cards.cards())
                .containsExactly(new Content.Card(
                        "Mug", "€10.00\nHolds 0.3 l", "https://shop.example/mug.jpg", java.util.List.of()));
    }

    @Test
    void asksWhichFormTheCustomerWouldLike() {
        customer.says("LINEN");
        bot.said("Linen shirt", "Which one would you like?");
        customer.taps("L");
        bot.said("How many would you like?");
        customer.says("1");
        assertThat(SCENE.instance()).hasPassed("Task_AskForVariant").isWaitingAt("Call_DetailsAndPayment");
    }

    @Test
    void saysHowManyAreLeftWhenMoreAreWanted() {
        customer.says("MUG", "6");
        bot.said("only 5 of Mug left", "How many would you like?");
        customer.says("5");
        assertThat(SCENE.instance()).isWaitingAt("Call_DetailsAndPayment");
    }

    @Test
    void endsWhenTheOnlyFormIsSoldOut() {
        SCENE.shop().hasLeft("MUG-1", 0);
        customer.says("MUG", "1");
        bot.said("Mug is sold out");
        assertThat(SCENE.instance()).hasPassed("EndEvent_SoldOut").isEnded();
    }

    @Test
    void offersTheOtherFormsWhenOneIsSoldOut() {
        SCENE.shop().hasLeft("LINEN-M", 0);
        customer.says("LINEN", "M", "1");
        bot.said("Linen shirt, M is sold out", "choose another one?");
        customer.taps("Yes");
        bot.said("Which one would you like?");
        customer.says("L", "1");
        assertThat(SCENE.instance()).isWaitingAt("Call_DetailsAndPayment");
    }

    @Test
    void endsWhenTheCustomerWantsNoOtherForm() {
        SCENE.shop().hasLeft("LINEN-M", 0);
        customer.says("LINEN", "M", "1");
        customer.taps("No");
        assertThat(SCENE.instance()).hasPassed("EndEvent_SoldOut").isEnded();
    }

    @Test
    void endsWhenThereIsNoSuchProductAnyMore() {
        SCENE.starts(Start.product("GONE"));
        bot.said("I do not know the product GONE");
        assertThat(SCENE.instance()).hasPassed("EndEvent_ProductUnknown").isEnded();
        assertThat(SCENE.conversation().place()).isNull();
    }

    @Test
    void endsUnpaidWhenTheTimeToPayIsOver() {
        customer.says("MUG", "1");
        customer.says(DETAILS);
        customer.says("Yes, order now");
        SCENE.runs("BoundaryEvent_TimeToPayOver");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderNotPaid").isEnded();
        assertThat(SCENE.endings()).containsExactly("timed-out EndEvent_OrderNotPaid");
    }

    @Test
    void endsWithoutAnOrderWhenTheCustomerCancels() {
        customer.says("MUG", "1");
        customer.says(DETAILS);
        customer.taps("Cancel");
        bot.said("nothing has been ordered");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderCancelled").isEnded();
        assertThat(SCENE.endings()).containsExactly("cancelled EndEvent_OrderCancelled");
        assertThat(SCENE.shop().order()).isEmpty();
    }

    @Test
    void releasesTheGoodsWhenItIsStoppedBeforeThePayment() {
        customer.says("MUG", "1");
        customer.says(DETAILS);
        customer.says("Yes, order now", "stop");
        assertThat(SCENE.instance()).isEnded();
        assertThat(SCENE.endings()).containsExactly("stopped");
        assertThat(SCENE.shop().orderStatus()).isEqualTo(OrderStatus.RELEASED);
    }
}
