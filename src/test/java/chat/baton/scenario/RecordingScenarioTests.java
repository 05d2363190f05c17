package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.catalogue.Catalogue;
import chat.baton.core.MerchantId;
import chat.baton.team.Team;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant keeps conversations as tests of a flow, and plays them again. */
@Scenario
class RecordingScenarioTests {

    private static final String FLOW = "rec-posies";
    private static final String RECORDINGS = "/api/v1/flows/" + FLOW + "/recordings";

    @Autowired
    World world;

    @Autowired
    Team team;

    @Autowired
    Catalogue catalogue;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ManagementService management;

    Api mara;

    @BeforeEach
    void maraKeepsRecordings() {
        mara = new Api(world.port(), "merchant");
    }

    @AfterEach
    void asItWas() {
        for (var key : List.of(FLOW, "product-checkout")) {
            items("/api/v1/flows/" + key + "/recordings")
                    .forEach(one -> mara.delete("/api/v1/flows/" + key + "/recordings/"
                            + one.path("id").asText()));
        }
        DraftScenarioTests.forget(world, FLOW);
    }

    private JsonNode items(String path) {
        return mara.get(path).body().path("items");
    }

    /** Asks how many, and says what comes of it; whoever wants none hears something else. */
    static byte[] posies(String question, String answer) {
        return DraftScenarioTests.flow(
                FLOW,
                """
                <bpmn:serviceTask id="Task_AskHowMany" name="Ask how many" camunda:delegateExpression="${ask}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="kind" value="number" /><camunda:property name="text" value="%s" /><camunda:property name="variable" value="number" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:exclusiveGateway id="Gateway_Any" default="Flow_Any" />
                <bpmn:serviceTask id="Task_Say" name="Say what comes" camunda:delegateExpression="${say}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="%s" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:serviceTask id="Task_SayNone" name="Say that none comes" camunda:delegateExpression="${say}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="No flowers, then." /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:endEvent id="EndEvent_None" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_AskHowMany" />
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_AskHowMany" targetRef="Gateway_Any" />
                <bpmn:sequenceFlow id="Flow_Any" sourceRef="Gateway_Any" targetRef="Task_Say" />
                <bpmn:sequenceFlow id="Flow_None" sourceRef="Gateway_Any" targetRef="Task_SayNone"><bpmn:conditionExpression>${number == 0}</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="Flow_3" sourceRef="Task_Say" targetRef="EndEvent_Done" />
                <bpmn:sequenceFlow id="Flow_4" sourceRef="Task_SayNone" targetRef="EndEvent_None" />
                """
                        .formatted(question, answer));
    }

    private void deploys(String path, byte[] flow) {
        var answer = mara.post(path, new Form().with("file", FLOW + ".bpmn", "text/xml", flow));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    }

    private void posiesAreLive() {
        deploys("/api/v1/flows", posies("How many roses?", "You get ${number} roses."));
    }

    private Customer wantsTwelve() {
        return world.customer()
                .writes("rec posies")
                .reads("How many roses?")
                .writes("12")
                .reads("You get 12 roses.");
    }

    private Api.Answer keeps(Customer customer, String flow, String name) {
        return mara.post(
                "/api/v1/flows/" + flow + "/recordings", Map.of("conversation", world.idOf(customer), "name", name));
    }

    private JsonNode replays(String path, String against) {
        var answer = mara.post(path + "/replays?against=" + against, Map.of());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> script(JsonNode recording) {
        return StreamSupport.stream(recording.path("lines").spliterator(), false)
                .map(line ->
                        line.path("part").asText() + ": " + line.path("text").asText())
                .toList();
    }

    @Test
    void aRecordingFailsWhenTheDraftSaysSomethingElseAndShowsTheDifference() {
        posiesAreLive();
        var kept = keeps(wantsTwelve(), FLOW, "Wants twelve");
        assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
        assertThat(script(kept.body()))
                .containsExactly(
                        "customer: rec posies", "bot: How many roses?", "customer: 12", "bot: You get 12 roses.");
        var recording = RECORDINGS + "/" + kept.body().path("id").asText();
        deploys("/api/v1/flows/drafts", posies("How many roses?", "${number} tulips come tomorrow."));

        var live = replays(recording, "live");
        var draft = replays(recording, "draft");

        assertThat(live.path("passed").asBoolean()).as(live.toString()).isTrue();
        assertThat(live.path("firstDifference").isNull()).isTrue();
        assertThat(draft.path("passed").asBoolean()).isFalse();
        assertThat(draft.at("/firstDifference/what").asText()).isEqualTo("changed");
        assertThat(draft.at("/firstDifference/expected/text").asText()).isEqualTo("You get 12 roses.");
        assertThat(draft.at("/firstDifference/said/text").asText()).isEqualTo("12 tulips come tomorrow.");
        assertThat(draft.path("lines").findValuesAsText("what")).containsExactly("same", "same", "same", "changed");
    }

    @Test
    void aRecordingIsPlayedAgainstWhateverVersionThereIs() {
        posiesAreLive();
        var recording = RECORDINGS + "/"
                + keeps(wantsTwelve(), FLOW, "Wants twelve").body().path("id").asText();
        var others = new String(posies("How many tulips?", "You get ${number} tulips."), StandardCharsets.UTF_8);
        deploys("/api/v1/flows", others.getBytes(StandardCharsets.UTF_8));
        deploys(
                "/api/v1/flows",
                others.replace("\"rec posies\"", "\"rec bouquets\"").getBytes(StandardCharsets.UTF_8));

        assertThat(replays(recording, "live").at("/firstDifference/said/text").asText())
                .doesNotContain("tulips");
        assertThat(replays(recording, "2").at("/firstDifference/said/text").asText())
                .isEqualTo("How many tulips?");
        assertThat(replays(recording, "1").path("passed").asBoolean()).isTrue();
        assertThat(replays(RECORDINGS, "1").at("/coverage/percent").asInt()).isEqualTo(66);
        assertThat(mara.post(recording + "/replays?against=4", Map.of()).status())
                .isEqualTo(404);
        assertThat(mara.post(RECORDINGS + "/replays?against=4", Map.of()).status())
                .isEqualTo(404);
        var maras = new Visitor(world.port()).signsIn("merchant");
        var page = "/flows/" + FLOW + "/recordings";
        assertThat(maras.gets(page + "?against=2").body())
                .contains("Against version 2", "<option value=\"1\"", "How many tulips?");
        assertThat(maras.gets(recording.replace("/api/v1", "") + "?against=1").body())
                .contains("Against version 1", "All is said as recorded.");
        assertThat(maras.gets(page + "?against=4").statusCode()).isEqualTo(404);
    }

    @Test
    void recordingsTellWhichStepsNoneOfThemComesBy() {
        posiesAreLive();
        keeps(wantsTwelve(), FLOW, "Wants twelve");

        var trial = replays(RECORDINGS, "live");

        assertThat(trial.path("replays")).hasSize(1);
        assertThat(trial.at("/coverage/percent").asInt()).isEqualTo(66);
        assertThat(trial.at("/coverage/steps").asInt()).isEqualTo(3);
        assertThat(trial.at("/coverage/never").findValuesAsText("id")).containsExactly("Task_SayNone");
        keeps(
                world.customer()
                        .writes("rec posies")
                        .reads("How many roses?")
                        .writes("0")
                        .reads("No flowers, then."),
                FLOW,
                "Wants none");
        assertThat(replays(RECORDINGS, "live").at("/coverage/percent").asInt()).isEqualTo(100);
    }

    @Test
    void aWholeOrderIsPlayedWithItsPaymentAndNothingIsLeftOfIt() {
        world.restocks();
        var anna = world.customer().writes("LAMP").reads("Which one").taps("Medium", "LAMP-M");
        anna.reads("How many").writes("1").reads("name").writes("Anna Meier").reads("e-mail");
        anna.writes("anna@meier.example").reads("phone").writes("030 901829").reads("Where");
        anna.writes("Lindenweg 7, 10115 Berlin").reads("deliver").taps("Standard", "standard");
        anna.reads("Is everything right?").taps("Yes, order", "confirm").reads("Please pay");
        world.reportsPayment(anna, "paid");
        anna.reads("A-");
        var kept = keeps(anna, "product-checkout", "Buys a lamp");
        assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
        assertThat(script(kept.body())).contains("payment: ", "customer: Alex Example", "customer: alex@example.com");
        assertThat(kept.body().toString())
                .contains("‹order›")
                .doesNotContain("Meier", "meier", "901829", "Lindenweg", "/pay/");

        var stock = stock();
        var orders = count("shop_order");
        var replay = replays(
                "/api/v1/flows/product-checkout/recordings/"
                        + kept.body().path("id").asText(),
                "live");

        assertThat(replay.path("passed").asBoolean()).as(replay.toString()).isTrue();
        assertThat(stock()).isEqualTo(stock);
        assertThat(count("shop_order")).isEqualTo(orders);
        for (var table : List.of("conversation", "customer", "delivery")) {
            assertThat(count(table + " where channel = 'replay'")).as(table).isZero();
        }
        assertThat(count("act_ru_execution e where e.business_key_ is not null and not exists"
                        + " (select from conversation c where c.id::text = e.business_key_)"))
                .isZero();
    }

    private int stock() {
        return catalogue.variant(MerchantId.of("demo"), "LAMP-M").orElseThrow().stock();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    @Test
    void askingForAPersonIsPlayedWithoutAnybodyBeingAsked() {
        posiesAreLive();
        var anna = world.customer()
                .writes("rec posies")
                .reads("How many roses?")
                .writes("help")
                .reads("person");
        var kept = keeps(anna, FLOW, "Asks for a person").body();
        assertThat(script(kept)).last().isEqualTo("person: ");
        var waiting = items("/api/v1/help-requests").size();

        var replay = replays(RECORDINGS + "/" + kept.path("id").asText(), "live");

        assertThat(replay.path("passed").asBoolean()).as(replay.toString()).isTrue();
        assertThat(items("/api/v1/help-requests")).hasSize(waiting);
        world.agent("agent-1").resolves(world.idOf(anna));
    }

    @Test
    void timeGoesByAtOnceWhereAFlowWaitsForNothingElse() {
        deploys(
                "/api/v1/flows",
                DraftScenarioTests.flow(
                        FLOW,
                        """
                        <bpmn:serviceTask id="Task_Before" name="Say before" camunda:delegateExpression="${say}">
                          <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="One moment." /></camunda:properties></bpmn:extensionElements>
                        </bpmn:serviceTask>
                        <bpmn:intermediateCatchEvent id="Event_Waited" name="Waited"><bpmn:timerEventDefinition><bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                        <bpmn:serviceTask id="Task_After" name="Say after" camunda:delegateExpression="${say}">
                          <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="That was two hours." /></camunda:properties></bpmn:extensionElements>
                        </bpmn:serviceTask>
                        <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_Before" />
                        <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Before" targetRef="Event_Waited" />
                        <bpmn:sequenceFlow id="Flow_3" sourceRef="Event_Waited" targetRef="Task_After" />
                        <bpmn:sequenceFlow id="Flow_4" sourceRef="Task_After" targetRef="EndEvent_Done" />
                        """));
        var anna = world.customer().writes("rec posies").reads("One moment.");
        var instance = world.conversationOf(anna).place().instance();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
        anna.reads("That was two hours.");

        var kept = keeps(anna, FLOW, "Waits").body();

        assertThat(replays(RECORDINGS + "/" + kept.path("id").asText(), "live")
                        .path("passed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aReplayEndsAtAStepThatWouldCallAServer() {
        posiesAreLive();
        var kept = keeps(wantsTwelve(), FLOW, "Wants twelve").body();
        deploys(
                "/api/v1/flows/drafts",
                DraftScenarioTests.flow(
                        FLOW,
                        """
                        <bpmn:serviceTask id="Task_Call" name="Ask the florist" camunda:delegateExpression="${callWebhook}" camunda:asyncBefore="true">
                          <bpmn:extensionElements><camunda:properties><camunda:property name="url" value="https://florist.example/flowers" /></camunda:properties></bpmn:extensionElements>
                        </bpmn:serviceTask>
                        <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_Call" />
                        <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Call" targetRef="EndEvent_Done" />
                        """));

        var replay = replays(RECORDINGS + "/" + kept.path("id").asText(), "draft");

        assertThat(replay.path("passed").asBoolean()).isFalse();
        assertThat(replay.at("/stopped/why").asText()).isEqualTo("outside");
        assertThat(replay.at("/stopped/detail").asText()).isEqualTo("Ask the florist");
    }

    @Test
    void aFlowThatFailsInAReplayIsToldOfAndHarmsNobody() {
        posiesAreLive();
        var kept = keeps(wantsTwelve(), FLOW, "Wants twelve").body();
        deploys("/api/v1/flows/drafts", posies("How many roses?", "You get ${numbers} roses."));

        var replay = replays(RECORDINGS + "/" + kept.path("id").asText(), "draft");

        assertThat(replay.path("passed").asBoolean()).isFalse();
        assertThat(replays(RECORDINGS + "/" + kept.path("id").asText(), "live")
                        .path("passed")
                        .asBoolean())
                .isTrue();
        wantsTwelve();
    }

    @Test
    void recordingsAreRenamedAndDeletedAndNamed() {
        posiesAreLive();
        var anna = wantsTwelve();
        var own = RECORDINGS + "/"
                + keeps(anna, FLOW, " Wants twelve ").body().path("id").asText();

        assertThat(mara.get(own).body().path("name").asText()).isEqualTo("Wants twelve");
        assertThat(mara.put(own, Map.of("name", "A dozen")).body().path("name").asText())
                .isEqualTo("A dozen");
        assertThat(mara.put(own, Map.of("name", " ")).status()).isEqualTo(422);
        assertThat(items(RECORDINGS).findValuesAsText("name")).containsExactly("A dozen");
        assertThat(mara.delete(own).status()).isEqualTo(204);
        assertThat(mara.delete(own).status()).isEqualTo(404);
        assertThat(keeps(anna, FLOW, "x".repeat(101)).status()).isEqualTo(422);
        assertThat(keeps(anna, "size-guide", "Never asked").status()).isEqualTo(422);
        assertThat(mara.post(RECORDINGS + "/replays?against=yesterday", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(mara.post("/api/v1/flows/nowhere/recordings/replays", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyTouchesTheRecordingsOfOthers() {
        posiesAreLive();
        var anna = wantsTwelve();
        var own = RECORDINGS + "/"
                + keeps(anna, FLOW, "Wants twelve").body().path("id").asText();
        var flora = FlowScenarioTests.flora(world, team);
        var ben = new Api(world.port(), "agent-1");

        assertThat(flora.get(RECORDINGS).body().path("items")).isEmpty();
        assertThat(flora.get(own).status()).isEqualTo(404);
        assertThat(flora.get(own + "?merchant=demo").status()).isEqualTo(404);
        assertThat(flora.put(own, Map.of("name", "Mine")).status()).isEqualTo(404);
        assertThat(flora.delete(own).status()).isEqualTo(404);
        assertThat(flora.post(own + "/replays", Map.of()).status()).isEqualTo(404);
        assertThat(flora.post(RECORDINGS, Map.of("conversation", world.idOf(anna), "name", "Mine"))
                        .status())
                .isEqualTo(404);
        assertThat(ben.get(RECORDINGS).status()).isEqualTo(403);
        var floras = new Visitor(world.port()).signsIn("flora");
        assertThat(floras.gets("/flows/" + FLOW + "/recordings").statusCode()).isEqualTo(404);
        assertThat(floras.gets(own.replace("/api/v1", "")).statusCode()).isEqualTo(404);
    }
}
