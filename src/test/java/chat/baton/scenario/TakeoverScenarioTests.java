package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Scenario
class TakeoverScenarioTests {

    private static final Map<String, String> RESUME = Map.of("action", "resume");
    private static final Map<String, String> STOP = Map.of("action", "stop");

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Orders orders;

    Customer anna;
    Agent ben;
    Agent carla;

    @BeforeEach
    void somebodyWritesAndTwoAreAtWork() {
        world.restocks();
        anna = world.customer();
        ben = world.agent("agent-1");
        carla = world.agent("agent-2");
    }

    @Test
    void whoCaresForACustomerGoesOnWithThemWhenTheyTurnOutToBeAnother() {
        var known = world.customer().writes("Hello").reads("Choose");
        var again = world.customer().writes("Hello").reads("Choose");
        ben.takesOver(world.idOf(known));

        conversations.join(ref(known), ref(again));

        assertThat(world.conversationOf(again).holder()).isEqualTo(Holder.agent(AgentId.of("agent-1")));
        assertThat(world.conversationOf(known).status()).isEqualTo("resolved");
        assertThat(ben.writes(world.idOf(again), "Here I am.").status()).isEqualTo(201);
        again.reads("Here I am.");
        assertThat(ben.transfers(world.idOf(again), Map.of("action", "stop")).status())
                .isEqualTo(200);
    }

    private static CustomerRef ref(Customer customer) {
        return new CustomerRef(MerchantId.of("demo"), "messenger", "demo", customer.id());
    }

    @Test
    void theBotFallsSilentOnceAnAgentTakesOver() {
        var conversation = annaIsAskedHowMany();

        assertThat(ben.takesOver(conversation).status()).isEqualTo(200);
        assertThat(flowIsPaused(conversation)).isTrue();
        anna.hasReadEverything();
        anna.writes("2").writes("menu").writes("help");
        ben.reads(conversation, "help");
        assertThat(ben.writes(conversation, "Ben here, one moment.").status()).isEqualTo(201);

        anna.reads("Ben here");
        assertThat(anna.unread()).isEmpty();
        assertThat(ben.looksAt(conversation).path("holder").path("agent").asText())
                .isEqualTo("agent-1");
    }

    @Test
    void resumeAsksTheOpenQuestionAgainAndTheFlowCompletes() {
        var conversation = annaIsAskedHowMany();
        ben.takesOver(conversation);
        anna.writes("What is it made of?");
        ben.reads(conversation, "made of");
        ben.writes(conversation, "Paper and bamboo.");
        anna.reads("bamboo");

        assertThat(ben.transfers(conversation, RESUME).status()).isEqualTo(200);

        anna.reads("How many").writes("1").reads("name").writes("Anna Meier").reads("e-mail");
        anna.writes("anna@example.com").reads("phone").writes("+49 30 901820").reads("Where");
        anna.writes("Main Street 5, 10115 Berlin").reads("deliver").writes("1").reads("right?");
        anna.writes("1").reads("Please pay");
        assertThat(world.reportsPayment(anna, "paid")).isEqualTo(204);
        anna.reads("A-");
        await().until(() -> world.conversationOf(anna).place() == null);
    }

    @Test
    void aPaymentDuringATakeoverIsSeenAtResume() {
        var conversation = annaHasOrdered();
        ben.takesOver(conversation);
        anna.hasReadEverything();

        assertThat(world.reportsPayment(anna, "paid")).isEqualTo(204);
        await().until(() -> orders.orders(MerchantId.of("demo")).stream()
                .anyMatch(order -> order.origin().equals(conversation) && order.status() == OrderStatus.PAID));
        assertThat(anna.unread()).isEmpty();

        ben.transfers(conversation, RESUME);
        anna.reads("A-");
    }

    @Test
    void stopEndsTheFlowAndReleasesWhatWasReserved() {
        var conversation = annaHasOrdered();
        ben.takesOver(conversation);

        assertThat(ben.transfers(conversation, STOP).status()).isEqualTo(200);

        var seen = ben.looksAt(conversation);
        assertThat(seen.path("holder").path("kind").asText()).isEqualTo("bot");
        assertThat(seen.path("flow").isNull()).isTrue();
        assertThat(orders.orders(MerchantId.of("demo")))
                .filteredOn(order -> order.origin().equals(conversation))
                .allMatch(order -> order.status() == OrderStatus.RELEASED);
    }

    @Test
    void startProductReplacesTheRunningFlow() {
        var conversation = annaIsAskedHowMany();
        ben.takesOver(conversation);

        assertThat(ben.transfers(conversation, Map.of("action", "start-product", "product", "SHIRT"))
                        .status())
                .isEqualTo(200);

        anna.reads("Linen shirt").reads("Which one");
        assertThat(ben.looksAt(conversation).path("flow").path("key").asText()).isEqualTo("product-checkout");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(conversation)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void startCollectionStartsBrowsing() {
        var conversation = annaIsAskedHowMany();
        ben.takesOver(conversation);
        var collection = ben.api()
                .get("/api/v1/collections")
                .body()
                .path("items")
                .get(0)
                .path("code")
                .asText();

        var action = Map.of("action", "start-collection", "collection", collection);
        assertThat(ben.transfers(conversation, action).status()).isEqualTo(200);

        await().until(() ->
                ben.looksAt(conversation).path("flow").path("key").asText().equals("collection-checkout"));
    }

    @Test
    void startFlowStartsACustomFlowAlsoWhereNoneRuns() {
        anna.writes("good morning").reads("Sorry");
        var conversation = world.idOf(anna);
        ben.takesOver(conversation);

        assertThat(ben.transfers(conversation, Map.of("action", "start-flow", "flow", "size-guide"))
                        .status())
                .isEqualTo(200);

        anna.reads("size").writes("help").reads("person");
        assertThat(ben.looksAt(conversation).path("flow").path("key").asText()).isEqualTo("size-guide");
        ben.takesOver(conversation);
        ben.transfers(conversation, RESUME);
        anna.reads("size");
    }

    @Test
    void withNoFlowThereIsNothingToResumeAndTheAgentKeepsTheConversation() {
        anna.writes("good morning").reads("Sorry");
        var conversation = world.idOf(anna);
        ben.takesOver(conversation);

        var refused = ben.transfers(conversation, RESUME);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).contains("nothing to resume");
        assertThat(ben.looksAt(conversation).path("holder").path("agent").asText())
                .isEqualTo("agent-1");
        assertThat(ben.transfers(conversation, STOP).status()).isEqualTo(200);
        anna.writes("LAMP").reads("Which one");
    }

    @Test
    void whatDoesNotExistCannotBeStartedAndTheAgentKeepsTheConversation() {
        var conversation = annaIsAskedHowMany();
        ben.takesOver(conversation);

        assertThat(ben.transfers(conversation, Map.of("action", "start-product", "product", "NOPE"))
                        .status())
                .isIn(404, 422);

        assertThat(ben.looksAt(conversation).path("holder").path("agent").asText())
                .isEqualTo("agent-1");
        assertThat(flowIsPaused(conversation)).isTrue();
    }

    @Test
    void theSecondOfTwoAgentsReadsWhoWasFirst() {
        anna.writes("help").reads("person");
        var conversation = world.idOf(anna);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(conversation)
                        .taskUnassigned()
                        .count())
                .isEqualTo(1);
        assertThat(ben.api().get("/api/v1/help-requests").body().toString()).contains(conversation);

        assertThat(ben.takesOver(conversation).status()).isEqualTo(200);
        var second = carla.takesOver(conversation);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("detail").asText()).contains("agent-1");
        assertThat(carla.writes(conversation, "me too").status()).isEqualTo(409);
        assertThat(carla.transfers(conversation, STOP).status()).isEqualTo(409);
        assertThat(ben.api().get("/api/v1/help-requests").body().toString()).doesNotContain(conversation);
    }

    @Test
    void anAgentAssignsToAnother() {
        var conversation = annaIsAskedHowMany();
        ben.takesOver(conversation);

        assertThat(ben.assigns(conversation, "agent-2").status()).isEqualTo(200);

        assertThat(ben.writes(conversation, "still me").status()).isEqualTo(409);
        assertThat(carla.writes(conversation, "Carla here").status()).isEqualTo(201);
        anna.reads("Carla here");
    }

    @Test
    void anAnswerInTheProvidersOwnAppIsATakeoverFromOutside() {
        var conversation = annaIsAskedHowMany();
        anna.hasReadEverything();

        world.phone().post(Phone.foreignEcho(anna.id(), "Hi Anna, this is Dora from the shop"));
        ben.reads(conversation, "this is Dora");

        assertThat(ben.looksAt(conversation).path("holder").path("agent").asText())
                .isEqualTo("outside");
        anna.writes("2");
        ben.reads(conversation, "2");
        assertThat(anna.unread()).isEmpty();
        assertThat(ben.takesOver(conversation).status()).isEqualTo(200);
        ben.transfers(conversation, RESUME);
        anna.reads("How many");
    }

    @Test
    void completingTheTaskInTheEngineIsTheSameTransfer() {
        var conversation = annaIsAskedHowMany();
        ben.takesOver(conversation);
        anna.hasReadEverything();
        var task =
                tasks.createTaskQuery().processInstanceBusinessKey(conversation).singleResult();
        assertThat(task.getAssignee()).isEqualTo("agent-1");

        tasks.complete(task.getId(), Map.of("action", "resume"));

        anna.reads("How many").writes("1").reads("name");
    }

    @Test
    void claimingTheTaskInTheEngineIsTheSameTakeover() {
        anna.writes("agent").reads("person");
        var conversation = world.idOf(anna);
        var task =
                tasks.createTaskQuery().processInstanceBusinessKey(conversation).singleResult();

        tasks.claim(task.getId(), "agent-2");
        assertThat(carla.looksAt(conversation).path("holder").path("agent").asText())
                .isEqualTo("agent-2");

        tasks.setAssignee(task.getId(), null);
        assertThat(carla.looksAt(conversation).path("holder").path("kind").asText())
                .isEqualTo("queue");
    }

    @Test
    void aResolvedConversationOpensAgainToTheBot() {
        var conversation = annaIsAskedHowMany();
        ben.takesOver(conversation);

        assertThat(ben.resolves(conversation).status()).isEqualTo(200);
        assertThat(ben.looksAt(conversation).path("status").asText()).isEqualTo("resolved");

        anna.writes("LAMP").reads("Which one");
        assertThat(ben.looksAt(conversation).path("status").asText()).isEqualTo("open");
    }

    private String annaIsAskedHowMany() {
        anna.writes("LAMP").reads("Which one").taps("Medium", "LAMP-M").reads("How many");
        return world.idOf(anna);
    }

    private String annaHasOrdered() {
        var conversation = annaIsAskedHowMany();
        anna.writes("1").reads("name").writes("Anna Meier").reads("e-mail");
        anna.writes("anna@example.com").reads("phone").writes("+49 30 901820").reads("Where");
        anna.writes("Main Street 5, 10115 Berlin").reads("deliver").writes("1").reads("right?");
        anna.writes("1").reads("Please pay");
        return conversation;
    }

    private boolean flowIsPaused(String conversation) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(conversation)
                        .processDefinitionKey("product-checkout")
                        .suspended()
                        .count()
                == 1;
    }
}
