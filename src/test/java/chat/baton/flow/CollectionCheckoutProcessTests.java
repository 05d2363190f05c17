package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import chat.baton.checkout.OrderStatus;
import chat.baton.conversation.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionCheckoutProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.of("collection-checkout");

    private static final String[] DETAILS = {
        "Anna Ammann", "anna@example.com", "+49 30 901820", "Main Street 5, 10115 Berlin", "standard"
    };

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();

    private void checksOut() {
        customer.says("SUMMER", "Mug", "1");
        customer.taps("Check out");
        customer.says(DETAILS);
    }

    @Test
    void showsTheCollection() {
        customer.says("#summer");
        bot.said("Summer", "Which one would you like to see?");
        assertThat(((Content.Cards) bot.firstWords()).cards())
                .extracting(Content.Card::title)
                .containsExactly("Linen shirt", "Mug");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskForProduct");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "Summer!", "summ"})
    void startsFromTheMenuWithoutButtons(String typed) {
        customer.says("menu", typed);
        bot.said("Summer", "Which one would you like to see?");
    }

    @Test
    void startsNothingByANumberTheMenuDoesNotHave() {
        customer.says("menu", "9");
        bot.said("I did not understand that");
    }

    @Test
    void takesTheButtonOfACardForAnAnswer() {
        customer.says("SUMMER");
        customer.sends(new Content.Tapped("Choose", "MUG"));
        bot.said("Mug", "How many would you like?");
    }

    @Test
    void sellsSeveralProductsInOneOrder() {
        customer.says("SUMMER", "Mug");
        bot.said("Mug", "How many would you like?");
        customer.says("2");
        bot.said("2 × Mug — €20.00", "What would you like to do next?");
        customer.taps("Add another item");
        bot.said("Summer", "Which one would you like to see?");
        customer.taps("Linen shirt");
        bot.said("Linen shirt", "Which one would you like?");
        customer.taps("M");
        bot.said("How many would you like?");
        customer.says("1");
        bot.said("Total — €30.00", "What would you like to do next?");
        customer.taps("Check out");
        customer.says(DETAILS);
        customer.says("Yes, order now");
        bot.said("Your total is €35.00");
        customer.pays();
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderConfirmed").isEnded();
        assertThat(SCENE.shop().order().orElseThrow().lines()).hasSize(2);
        assertThat(SCENE.shop().orderStatus()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void endsWhenThereIsNothingInTheCollection() {
        SCENE.shop().noLongerSells("MUG");
        SCENE.shop().noLongerSells("LINEN");
        customer.says("SUMMER");
        bot.said("I have nothing to show under SUMMER");
        assertThat(SCENE.instance()).hasPassed("EndEvent_CollectionUnknown").isEnded();
    }

    @Test
    void showsTheOthersWhenTheChosenProductHasJustGone() {
        customer.says("SUMMER");
        SCENE.shop().noLongerSells("MUG");
        customer.says("Mug");
        bot.said("just left the shop", "Summer", "Which one would you like to see?");
        assertThat(SCENE.instance()).hasPassed("Task_SayProductIsGone").isWaitingAt("Task_AskForProduct");
    }

    @Test
    void saysHowManyAreLeftWhenMoreAreWanted() {
        customer.says("SUMMER", "Mug", "6");
        bot.said("only 5 of Mug left", "How many would you like?");
        customer.says("5");
        bot.said("5 × Mug", "What would you like to do next?");
    }

    @Test
    void offersToLookAroundWhenTheFirstChoiceIsSoldOut() {
        SCENE.shop().hasLeft("MUG-1", 0);
        customer.says("SUMMER", "Mug", "1");
        bot.said("Mug is sold out", "Your cart is empty. Would you like to look around a little more?");
        customer.taps("Yes");
        bot.said("Summer", "Which one would you like to see?");
    }

    @Test
    void keepsTheCartWhenALaterChoiceIsSoldOut() {
        SCENE.shop().hasLeft("LINEN-L", 0);
        customer.says("SUMMER", "Mug", "1");
        customer.taps("Add another item");
        customer.says("Linen shirt", "L", "1");
        bot.said("Linen shirt, L is sold out", "1 × Mug", "What would you like to do next?");
    }

    @Test
    void changesTheQuantityOfAnItem() {
        customer.says("SUMMER", "Mug", "1");
        customer.taps("Change or remove an item");
        bot.said("Which item would you like to change?");
        customer.taps("Mug");
        bot.said("How many would you like? 0 removes the item.");
        customer.says("6");
        bot.said("only 5 of Mug left", "How many would you like?");
        customer.says("4");
        bot.said("4 × Mug — €40.00", "What would you like to do next?");
    }

    @Test
    void saysGoodbyeWhenTheLastItemIsRemovedAndNothingElseWanted() {
        customer.says("SUMMER", "Mug", "1");
        customer.taps("Change or remove an item");
        customer.says("Mug", "0");
        bot.said("Your cart is empty.");
        customer.taps("No");
        bot.said("nothing has been ordered");
        assertThat(SCENE.instance()).hasPassed("EndEvent_CartAbandoned").isEnded();
    }

    @Test
    void saysGoodbyeWhenTheCustomerStops() {
        customer.says("SUMMER", "Mug", "1");
        customer.taps("Stop");
        bot.said("nothing has been ordered");
        assertThat(SCENE.instance()).hasPassed("EndEvent_CartAbandoned").isEnded();
    }

    @Test
    void endsWithoutAnOrderWhenTheCustomerCancels() {
        checksOut();
        customer.taps("Cancel");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderCancelled").isEnded();
    }

    @Test
    void endsUnpaidWhenTheTimeToPayIsOver() {
        checksOut();
        customer.taps("Yes, order now");
        SCENE.runs("BoundaryEvent_TimeToPayOver");
        assertThat(SCENE.instance()).hasPassed("EndEvent_OrderNotPaid").isEnded();
        assertThat(SCENE.shop().orderStatus()).isEqualTo(OrderStatus.RELEASED);
    }
}
