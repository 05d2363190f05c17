package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.conversation.Conversations;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Capacities;
import chat.baton.team.Presence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant says how many conversations an agent holds at most at a time. */
@Scenario
class CapacityScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");
    private static final AgentId BEN = AgentId.of("agent-1");
    private static final String PATH = "/api/v1/capacity";

    @Autowired
    World world;

    @Autowired
    Capacities capacities;

    @Autowired
    Conversations conversations;

    @Autowired
    Presence presence;

    @Autowired
    TaskService tasks;

    final ExecutorService atOnce = Executors.newFixedThreadPool(8);
    Agent ben;
    Agent carla;
    Agent mara;

    @BeforeEach
    void threeAreAtWork() {
        ben = world.agent("agent-1");
        carla = world.agent("agent-2");
        mara = world.agent("merchant");
    }

    @AfterEach
    void anyNumberAgain() {
        capacities.put(DEMO, null);
        presence.gone(BEN, "page-1");
        atOnce.shutdownNow();
    }

    /** Whatever else Ben holds. */
    private void benMayHoldMore(int conversationsMore) {
        capacities.put(DEMO, conversations.held(DEMO, BEN) + conversationsMore);
    }

    private List<String> askForHelp(int customers) {
        return IntStream.range(0, customers)
                .mapToObj(number -> world.idOf(world.customer().writes("help").reads("person")))
                .toList();
    }

    private String holder(String conversation) {
        var holder = ben.looksAt(conversation).path("holder");
        return holder.path("agent").asText(holder.path("kind").asText());
    }

    @Test
    void whoHoldsAsManyAsOneMayTakesOverNoMoreUntilOneIsResolved() {
        var waiting = askForHelp(3);
        benMayHoldMore(2);
        ben.takesOver(waiting.get(0));
        ben.takesOver(waiting.get(1));

        var refusal = ben.takesOver(waiting.get(2));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.body().path("type").asText()).isEqualTo("urn:baton:problem:at-capacity");
        assertThat(refusal.body().path("detail").asText()).contains("agent-1", "given back or resolved first");
        assertThat(holder(waiting.get(2))).isEqualTo("queue");

        assertThat(ben.takesOver(waiting.get(0)).status()).as("what he holds").isEqualTo(200);
        ben.resolves(waiting.get(0));
        assertThat(ben.takesOver(waiting.get(2)).status()).isEqualTo(200);
    }

    @Test
    void ofManyTakeoversInTheSameInstantNoMoreSucceedThanThereIsRoomFor() throws Exception {
        var waiting = askForHelp(8);
        benMayHoldMore(3);

        var answers = waiting.stream()
                .map(one -> atOnce.submit(() -> ben.takesOver(one).status()))
                .toList();
        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsOnly(200, 409);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(3);
        assertThat(waiting.stream().filter(one -> holder(one).equals("agent-1")))
                .hasSize(3);
    }

    @Test
    void nobodyIsGivenMoreThanTheyMayHold() {
        var waiting = askForHelp(2);
        carla.takesOver(waiting.get(0));
        benMayHoldMore(1);

        assertThat(carla.assigns(waiting.get(0), "agent-1").status()).isEqualTo(200);
        assertThat(mara.assigns(waiting.get(1), "agent-1").status()).isEqualTo(409);
        assertThat(holder(waiting.get(1))).isEqualTo("queue");
        assertThat(mara.assigns(waiting.get(0), "agent-1").status())
                .as("what he holds")
                .isEqualTo(200);
    }

    @Test
    void theirTasksCannotBeClaimedInTheEngineEither() {
        var waiting = askForHelp(1).get(0);
        benMayHoldMore(1);
        ben.takesOver(askForHelp(1).get(0));
        var task = tasks.createTaskQuery().processInstanceBusinessKey(waiting).singleResult();

        var refusal = world.agent("admin")
                .api()
                .post("/engine-rest/task/" + task.getId() + "/claim", Map.of("userId", "agent-1"));
        assertThat(refusal.status()).isBetween(400, 500);
        assertThat(refusal.body().path("message").asText()).contains("Give one back or resolve it first");
        assertThat(holder(waiting)).isEqualTo("queue");
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void whoWritesAgainGetsTheBotWhenTheirAgentCanHoldNoMore() {
        presence.here(BEN, "page-1", null, false);
        var anna = world.customer().writes("Hello").reads("Choose");
        var conversation = world.idOf(anna);
        ben.takesOver(conversation);
        ben.resolves(conversation);
        capacities.put(DEMO, Math.max(1, conversations.held(DEMO, BEN)));
        while (conversations.held(DEMO, BEN) < capacities.most(DEMO).orElseThrow()) {
            ben.takesOver(askForHelp(1).get(0));
        }

        anna.writes("menu").reads("Choose");
        assertThat(holder(conversation)).isEqualTo("bot");

        ben.takesOver(conversation);
        capacities.put(DEMO, null);
        ben.takesOver(conversation);
        ben.resolves(conversation);
        anna.writes("One more thing");
        await().until(() -> holder(conversation).equals("agent-1"));
    }

    @Test
    void theNumberIsReadByAllAndSetByMerchants() {
        assertThat(ben.api().get(PATH).body().path("conversations").isNull()).isTrue();
        assertThat(ben.api().put(PATH, Map.of("conversations", 5)).status()).isEqualTo(403);
        assertThat(mara.api()
                        .put(PATH, Map.of("conversations", 5))
                        .body()
                        .path("conversations")
                        .asInt())
                .isEqualTo(5);
        assertThat(ben.api().get(PATH).body().path("conversations").asInt()).isEqualTo(5);

        for (var wrong : List.of(0, -1, 1001, "many")) {
            assertThat(mara.api().put(PATH, Map.of("conversations", wrong)).status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(mara.api()
                        .put(PATH, Map.of("merchant", "other", "conversations", 5))
                        .status())
                .isEqualTo(404);
        assertThat(mara.api().put(PATH, Map.of()).body().path("conversations").isNull())
                .isTrue();
        assertThat(capacities.most(DEMO)).isEmpty();
    }
}
