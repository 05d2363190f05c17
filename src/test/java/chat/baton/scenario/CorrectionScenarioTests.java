package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.catalogue.Catalogue;
import chat.baton.checkout.Order;
import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Scenario
class CorrectionScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");

    @Autowired
    World world;

    @Autowired
    Orders orders;

    @Autowired
    Catalogue catalogue;

    @Autowired
    HistoryService history;

    Customer anna;
    Agent ben;
    String talk;
    int inStock;

    @BeforeEach
    void annaWantsTwoLamps() {
        world.restocks();
        inStock = stock();
        anna = world.customer();
        ben = world.agent("agent-1");
        anna.writes("LAMP").reads("Which one").taps("Medium", "LAMP-M").reads("How many");
        talk = world.idOf(anna);
        anna.writes("2").reads("name");
    }

    @Test
    void aCorrectedQuantityIsOrderedOnceAndOnlyTheOpenQuestionAskedAgain() {
        anna.writes("Anna Meier").reads("e-mail");
        anna.writes("anna@example.com").reads("phone");
        ben.takesOver(talk);

        assertThat(answersOf(outlook())).containsEntry("quantity", "2").containsEntry("contactName", "Anna Meier");
        assertThat(outlook().path("next").path("words").asText()).contains("phone number");
        corrects(Map.of("quantity", "3"));
        anna.hasReadEverything();
        resumes(Map.of());

        anna.reads("phone");
        assertThat(cart()).containsExactly("3 × Paper moon lamp, Medium");
        assertThat(anna.unread()).isEmpty();
        assertThat(World.messagesTo(anna))
                .filteredOn(text -> text.contains("full name"))
                .hasSize(1);

        anna.writes("030 901820").reads("Where");
        anna.writes("Main Street 5, 10115 Berlin").reads("deliver");
        anna.taps("Standard", "standard").reads("3 ×").reads("Is everything right?");
        confirmsAndPays();
        assertThat(stock()).isEqualTo(inStock - 3);
    }

    @Test
    void aCorrectedAddressVoidsTheLinkAndIsConfirmedAnew() {
        givesDetails();
        anna.taps("Yes, order", "confirm").reads("Please pay");
        var link = anna.paymentLink();
        var first = newestOrder();
        ben.takesOver(talk);

        corrects(Map.of("address", "Side Street 9, 20095 Hamburg"));

        assertThat(orders.order(first.id()).orElseThrow().status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(stock()).isEqualTo(inStock);
        resumes(Map.of());
        anna.reads("Side Street 9").reads("Is everything right?");
        anna.taps("Yes, order", "confirm").reads("Please pay");

        assertThat(anna.paymentLink()).isNotEqualTo(link);
        assertThat(stock()).isEqualTo(inStock - 2);
        assertThat(newestOrder().buyer().address()).isEqualTo("Side Street 9, 20095 Hamburg");
        assertThat(newestOrder().lines()).singleElement().satisfies(line -> assertThat(line.quantity())
                .isEqualTo(2));
        world.reportsPayment(anna, "paid");
        anna.reads("is confirmed");
        assertThat(stock()).isEqualTo(inStock - 2);
    }

    @Test
    void anotherVariantLeavesNothingOfTheFirstInTheCart() {
        givesDetails();
        ben.takesOver(talk);

        corrects(Map.of("variant", "LAMP-L"));
        anna.hasReadEverything();
        resumes(Map.of());

        anna.reads("Large").reads("Is everything right?");
        assertThat(cart()).singleElement().asString().contains("Large").startsWith("2 ×");
        anna.taps("Yes, order", "confirm").reads("Please pay");
        assertThat(stock()).isEqualTo(inStock);
        world.reportsPayment(anna, "paid");
        anna.reads("is confirmed");
    }

    @Test
    void tooManyOfTheCorrectedAreAskedForAgainAndTheRestIsKept() {
        givesDetails();
        ben.takesOver(talk);

        corrects(Map.of("quantity", "99"));
        resumes(Map.of());
        anna.reads("only " + inStock).reads("How many").writes("1");

        anna.reads("Name: Anna Meier").reads("Is everything right?");
    }

    @Test
    void theBotGoesOnFromAStepThatWasPassed() {
        givesDetails();
        ben.takesOver(talk);
        anna.hasReadEverything();

        assertThat(steps()).contains("details-and-payment/Task_AskForEmail", "product-checkout/Task_AskForQuantity");
        resumes(Map.of("step", "details-and-payment/Task_AskForEmail"));

        anna.reads("e-mail").writes("new@example.com").reads("phone");
        assertThat(world.conversationOf(anna).place().step().id()).isEqualTo("Task_AskForPhoneNumber");
        assertThat(steps()).doesNotContain("details-and-payment/Task_AskForConfirmation");
    }

    @Test
    void goingBackBeforeTheCallEmptiesTheCartOfWhatCameSince() {
        givesDetails();
        anna.taps("Yes, order", "confirm").reads("Please pay");
        ben.takesOver(talk);

        resumes(Map.of("step", "product-checkout/Task_AskForQuantity"));

        anna.reads("How many");
        assertThat(cart()).isEmpty();
        assertThat(stock()).isEqualTo(inStock);
        anna.writes("1").reads("full name");
        assertThat(cart()).containsExactly("1 × Paper moon lamp, Medium");
    }

    @Test
    void whatStepsWouldNotTakeIsRefusedWithTheirHint() {
        anna.writes("Anna Meier").reads("e-mail");
        ben.takesOver(talk);

        assertThat(correction(Map.of("quantity", "many")).status()).isEqualTo(422);
        assertThat(correction(Map.of("quantity", "many")).body().path("detail").asText())
                .contains("whole number from 1 to 99");
        assertThat(correction(Map.of("variant", "MUG-1")).status()).isEqualTo(422);
        assertThat(correction(Map.of("cart", "x")).status()).isEqualTo(404);
        assertThat(transfer(Map.of("step", "product-checkout/Task_AddMore")).status())
                .isEqualTo(404);
        assertThat(answersOf(outlook())).containsEntry("quantity", "2");
        assertThat(world.agent("agent-2")
                        .api()
                        .post(path("corrections"), Map.of("answers", Map.of("quantity", "1")))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatLedToAPaidOrderStands() {
        givesDetails();
        anna.taps("Yes, order", "confirm").reads("Please pay");
        ben.takesOver(talk);
        world.reportsPayment(anna, "paid");
        await().until(() -> newestOrder().status() == OrderStatus.PAID);

        var refused = correction(Map.of("quantity", "1"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText())
                .contains(newestOrder().number());
        assertThat(transfer(Map.of("step", "product-checkout/Task_AskForQuantity"))
                        .status())
                .isEqualTo(409);
        resumes(Map.of());
        anna.reads("is confirmed");
    }

    @Test
    void whoCorrectedWhatIsInTheTranscriptAndInTheEnginesLog() {
        var instance = world.conversationOf(anna).place().instance();
        ben.takesOver(talk);

        corrects(Map.of("quantity", "1"));

        ben.reads(talk, "agent-1 corrected \"Ask for quantity\" from 2 to 1");
        assertThat(history.createUserOperationLogQuery()
                        .processInstanceId(instance)
                        .operationType("SetVariable")
                        .list())
                .anySatisfy(entry -> assertThat(entry.getUserId()).isEqualTo("agent-1"));
    }

    @Test
    void stoppingTellsBeforeWhatIsLost() {
        givesDetails();
        anna.taps("Yes, order", "confirm").reads("Please pay");
        ben.takesOver(talk);

        var loss = outlook().path("loss");

        assertThat(loss.path("cart").path(0).asText()).contains("2 × Paper moon lamp, Medium");
        assertThat(loss.path("reservedOrders").path(0).asText())
                .isEqualTo(newestOrder().number());
        assertThat(loss.path("paymentLink").asBoolean()).isTrue();
    }

    private void givesDetails() {
        anna.writes("Anna Meier").reads("e-mail");
        anna.writes("anna@example.com").reads("phone");
        anna.writes("030 901820").reads("Where");
        anna.writes("Main Street 5, 10115 Berlin").reads("deliver");
        anna.taps("Standard", "standard").reads("Is everything right?");
    }

    private void confirmsAndPays() {
        anna.taps("Yes, order", "confirm").reads("Please pay");
        world.reportsPayment(anna, "paid");
        anna.reads("is confirmed");
    }

    private JsonNode outlook() {
        return ben.api().get(path("transfer")).body();
    }

    private List<String> steps() {
        return StreamSupport.stream(outlook().path("steps").spliterator(), false)
                .map(step -> step.path("key").asText())
                .toList();
    }

    private static Map<String, String> answersOf(JsonNode outlook) {
        return StreamSupport.stream(outlook.path("answers").spliterator(), false)
                .collect(java.util.stream.Collectors.toMap(
                        answer -> answer.path("variable").asText(),
                        answer -> answer.path("value").asText()));
    }

    private void corrects(Map<String, String> answers) {
        var answer = correction(answers);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private Api.Answer correction(Map<String, String> answers) {
        return ben.api().post(path("corrections"), Map.of("answers", answers));
    }

    private void resumes(Map<String, String> more) {
        var answer = transfer(more);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private Api.Answer transfer(Map<String, String> more) {
        var action = new java.util.HashMap<>(more);
        action.put("action", "resume");
        return ben.transfers(talk, action);
    }

    private String path(String what) {
        return "/api/v1/conversations/" + talk + "/" + what;
    }

    private List<String> cart() {
        return orders.unfinished(talk).carts().stream()
                .flatMap(cart -> cart.lines().stream())
                .map(line -> line.quantity() + " × " + line.title())
                .toList();
    }

    private Order newestOrder() {
        return orders.ordersOf(talk).get(0);
    }

    private int stock() {
        return catalogue.variant(DEMO, "LAMP-M").orElseThrow().stock();
    }
}
