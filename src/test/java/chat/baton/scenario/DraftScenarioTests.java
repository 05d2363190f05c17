package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.team.Team;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant tries a flow with testers before customers get it. */
@Scenario
class DraftScenarioTests {

    @Autowired
    World world;

    @Autowired
    Team team;

    Api mara;

    @BeforeEach
    void maraDrawsFlows() {
        mara = new Api(world.port(), "merchant");
    }

    @AfterEach
    void asItWas() {
        for (var key : List.of("draft-posies", "draft-ribbons", "draft-wraps", "draft-new", "size-guide")) {
            forget(world, key);
        }
    }

    /** Whoever is in it. */
    static void forget(World world, String key) {
        var admin = new Api(world.port(), "admin");
        admin.get("/engine-rest/deployment?name=" + key + ".bpmn")
                .body()
                .forEach(one ->
                        admin.delete("/engine-rest/deployment/" + one.path("id").asText() + "?cascade=true"));
    }

    /** Asks what the text says, and ends with the answer; starts at its own id's words. */
    static byte[] asking(String key, String text) {
        return flow(
                key,
                """
                <bpmn:serviceTask id="Task_Ask" name="Ask for it" camunda:delegateExpression="${ask}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="%s" /><camunda:property name="variable" value="it" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_Ask" />
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Ask" targetRef="EndEvent_Done" />
                """
                        .formatted(text));
    }

    private static byte[] calling(String key, String called) {
        return flow(
                key,
                """
                <bpmn:callActivity id="Call_Other" name="Start the other" calledElement="%s" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Call_Other" />
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Call_Other" targetRef="EndEvent_Done" />
                """
                        .formatted(called));
    }

    static byte[] flow(String key, String steps) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
                  <bpmn:process id="%1$s" name="Flow %1$s" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:extensionElements><camunda:properties><camunda:property name="triggers" value="%2$s" /><camunda:property name="startable" value="yes" /></camunda:properties></bpmn:extensionElements>
                    <bpmn:startEvent id="StartEvent_Asked" />
                %3$s
                    <bpmn:endEvent id="EndEvent_Done" />
                  </bpmn:process>
                </bpmn:definitions>
                """
                .formatted(key, words(key), steps)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What starts a flow. */
    static String words(String key) {
        return key.replace('-', ' ');
    }

    private void deploys(String path, String key, byte[] flow) {
        var answer = mara.post(path, new Form().with("file", key + ".bpmn", "text/xml", flow));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    }

    private void deploysLive(String key, byte[] flow) {
        deploys("/api/v1/flows", key, flow);
    }

    private void deploysDraft(String key, byte[] flow) {
        deploys("/api/v1/flows/drafts", key, flow);
    }

    /** Somebody who has written before, as nobody else can be a tester. */
    private Customer tester() {
        var tester = world.customer().writes("Good morning").reads("did not understand");
        var answer = mara.put("/api/v1/conversations/" + world.idOf(tester) + "/tester", Map.of("tester", true));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("tester").asBoolean()).isTrue();
        return tester;
    }

    private JsonNode draft(String key) {
        return mara.get("/api/v1/flows/" + key + "/draft").body();
    }

    @Test
    void testersGetTheDraftAndCustomersWhatIsLiveUntilItIsPublished() {
        deploysLive("draft-posies", asking("draft-posies", "How many roses?"));
        deploysDraft("draft-posies", asking("draft-posies", "How many tulips?"));

        tester().writes("draft posies").reads("How many tulips?");
        world.customer().writes("draft posies").reads("How many roses?");
        assertThat(draft("draft-posies").path("testers").asInt()).isEqualTo(1);
        assertThat(draft("draft-posies").path("isNew").asBoolean()).isFalse();
        assertThat(mara.get("/api/v1/flows/draft-posies/versions").body().path("items"))
                .hasSize(1);
        var change = mara.get("/api/v1/flows/draft-posies/draft/changes").body().at("/items/0/settings/0");
        assertThat(change.path("before").asText()).isEqualTo("How many roses?");
        assertThat(change.path("after").asText()).isEqualTo("How many tulips?");

        assertThat(mara.post("/api/v1/flows/draft-posies/draft/publish", Map.of())
                        .status())
                .isEqualTo(204);
        world.customer().writes("draft posies").reads("How many tulips?");
        assertThat(mara.get("/api/v1/flows/draft-posies/draft").status()).isEqualTo(404);
        assertThat(mara.get("/api/v1/flows/draft-posies/versions").body().path("items"))
                .hasSize(2);
    }

    @Test
    void whatChangedIsToldInPlainWords() {
        deploysLive("draft-posies", asking("draft-posies", "How many roses?"));
        var another = new String(asking("draft-posies", "How many roses?"), StandardCharsets.UTF_8)
                .replace("Task_Ask", "Task_Wonder");
        deploysLive("draft-posies", another.getBytes(StandardCharsets.UTF_8));

        assertThat(new Visitor(world.port())
                        .signsIn("merchant")
                        .gets("/flows/draft-posies")
                        .body())
                .contains(">step Task_Wonder</small>")
                .contains(">arrow</small>")
                .contains(">leads to</dt>");
    }

    @Test
    void whoPublishesIsToldThatTestersInTheDraftBeginAnew() {
        deploysDraft("draft-posies", asking("draft-posies", "How many tulips?"));
        var theo = tester().writes("draft posies").reads("How many tulips?");
        var maras = new Visitor(world.port()).signsIn("merchant");
        var page = "/flows/draft-posies/draft";
        assertThat(maras.gets(page).body()).contains("1 tester is in it.");

        maras.sends(page + "/publish", Map.of("merchant", "demo"), page);

        assertThat(maras.gets("/flows/draft-posies?merchant=demo").body())
                .contains("1 tester who was in it begins anew.");
        assertThat(world.conversationOf(theo).place()).isNull();
        theo.writes("draft posies").reads("How many tulips?");
    }

    @Test
    void aTesterInTheMiddleOfADiscardedDraftBeginsAnew() {
        deploysLive("draft-posies", asking("draft-posies", "How many roses?"));
        deploysDraft("draft-posies", asking("draft-posies", "How many tulips?"));
        var theo = tester().writes("draft posies").reads("How many tulips?");

        assertThat(mara.delete("/api/v1/flows/draft-posies/draft").status()).isEqualTo(204);

        assertThat(world.conversationOf(theo).place()).isNull();
        theo.writes("draft posies").reads("How many roses?");
        assertThat(mara.delete("/api/v1/flows/draft-posies/draft").status()).isEqualTo(404);
    }

    @Test
    void aDraftIsReplacedByTheNextAndWhoIsInItStaysThereWhichIsTold() {
        deploysDraft("draft-posies", asking("draft-posies", "How many roses?"));
        var theo = tester().writes("draft posies").reads("How many roses?");
        deploysDraft("draft-posies", asking("draft-posies", "How many tulips?"));
        tester().writes("draft posies").reads("How many tulips?");

        assertThat(draft("draft-posies").path("testers").asInt()).isEqualTo(1);
        assertThat(draft("draft-posies").path("earlier").asInt()).isEqualTo(1);
        assertThat(new Visitor(world.port())
                        .signsIn("merchant")
                        .gets("/flows/draft-posies/draft")
                        .body())
                .contains("1 tester is still in an earlier draft");
        theo.writes("Twelve");
        await().untilAsserted(() ->
                assertThat(draft("draft-posies").path("earlier").asInt()).isZero());
    }

    @Test
    void aFlowThatIsCalledIsTheDraftForTestersToo() {
        deploysLive("draft-ribbons", asking("draft-ribbons", "A red ribbon?"));
        deploysLive("draft-wraps", calling("draft-wraps", "draft-ribbons"));
        deploysDraft("draft-ribbons", asking("draft-ribbons", "A blue ribbon?"));

        tester().writes("draft wraps").reads("A blue ribbon?");
        world.customer().writes("draft wraps").reads("A red ribbon?");
    }

    @Test
    void aNewFlowCanBeStartedInTestersConversationsOnly() {
        deploysDraft("draft-new", asking("draft-new", "What is new?"));
        var theo = tester();
        var anna = world.customer().writes("draft new").reads("did not understand");
        assertThat(draft("draft-new").path("isNew").asBoolean()).isTrue();
        assertThat(mara.get("/api/v1/flows").body().path("items").findValuesAsText("key"))
                .doesNotContain("draft-new");

        var ben = world.agent("agent-1");
        ben.takesOver(world.idOf(anna));
        ben.takesOver(world.idOf(theo));
        var start = Map.of("action", "start-flow", "flow", "draft-new");
        assertThat(startable(anna)).doesNotContain("draft-new");
        assertThat(startable(theo)).contains("draft-new");
        assertThat(ben.transfers(world.idOf(anna), start).status()).isEqualTo(404);
        assertThat(ben.transfers(world.idOf(theo), start).status()).isBetween(200, 299);
        theo.reads("What is new?");
        ben.resolves(world.idOf(anna));
    }

    private List<String> startable(Customer customer) {
        return mara.get("/api/v1/conversations/" + world.idOf(customer) + "/transfer")
                .body()
                .path("flows")
                .findValuesAsText("key");
    }

    @Test
    void aDraftOfAFlowThatAllShareIsTheMerchantsOwn() {
        deploysDraft("size-guide", asking("size-guide", "Which size is it now?"));
        deploysDraft("draft-posies", calling("draft-posies", "size-guide"));

        tester().writes("draft posies").reads("Which size is it now?");
        world.customer().writes("size guide").reads("What do you need a size for?");
    }

    @Test
    void whatMayNotGoLiveIsNoDraftEither() {
        var hostile = new String(asking("draft-posies", "Roses?"), StandardCharsets.UTF_8)
                .replace("delegateExpression=\"${ask}\"", "class=\"x.Y\"");

        var answer = mara.post(
                "/api/v1/flows/drafts",
                new Form().with("file", "a.bpmn", "text/xml", hostile.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("faults").findValuesAsText("element")).contains("Task_Ask");
        assertThat(mara.get("/api/v1/flows/draft-posies/draft").status()).isEqualTo(404);
    }

    @Test
    void modelerMakesADraftWhereTheTenantSaysSo() {
        var form = new Form()
                .with("deployment-name", "draft-posies.bpmn")
                .with("enable-duplicate-filtering", "true")
                .with("tenant-id", "draft")
                .with("draft-posies.bpmn", "draft-posies.bpmn", "text/xml", asking("draft-posies", "Roses?"));

        assertThat(mara.post("/engine-rest/deployment/create", form).status()).isEqualTo(200);

        assertThat(draft("draft-posies").path("deployedBy").asText()).isEqualTo("merchant");
        assertThat(mara.get("/engine-rest/process-definition?key=draft-posies").body())
                .isEmpty();
    }

    @Test
    void nobodyTouchesTheDraftsOfOthers() {
        deploysDraft("draft-posies", asking("draft-posies", "Roses?"));
        var flora = FlowScenarioTests.flora(world, team);
        var ben = new Api(world.port(), "agent-1");
        var own = "/api/v1/flows/draft-posies/draft";

        for (var path : List.of(own, own + "/changes", own + "?merchant=demo")) {
            assertThat(flora.get(path).status()).as(path).isEqualTo(404);
            assertThat(ben.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(flora.get("/api/v1/flows/drafts").body().path("items")).isEmpty();
        assertThat(flora.post(own + "/publish", Map.of()).status()).isEqualTo(404);
        assertThat(flora.delete(own).status()).isEqualTo(404);
        assertThat(ben.post(own + "/publish", Map.of()).status()).isEqualTo(403);
        assertThat(new Visitor(world.port())
                        .signsIn("flora")
                        .gets("/flows/draft-posies/draft")
                        .statusCode())
                .isEqualTo(404);
        var anna = world.customer().writes("Good morning").reads("did not understand");
        assertThat(flora.put("/api/v1/conversations/" + world.idOf(anna) + "/tester", Map.of("tester", true))
                        .status())
                .isEqualTo(404);
        assertThat(draft("draft-posies").path("name").asText()).isEqualTo("Flow draft-posies");
    }

    @Test
    void thePhoneOfTheSandboxHasASwitch() {
        deploysDraft("draft-posies", asking("draft-posies", "How many tulips?"));
        var phone = new SandboxPhone(world.port(), "telegram", "870991")
                .writes("Good morning")
                .reads("did not understand");

        phone.tests(true).writes("draft posies").reads("How many tulips?");
    }
}
