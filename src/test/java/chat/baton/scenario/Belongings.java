package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.channel.Samples;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import chat.baton.team.Agent;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import chat.baton.team.Teams;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One of everything that the demo shop has, and somebody of another shop who asks for it. */
class Belongings implements AutoCloseable {

    /** Agent and merchant of another shop, and of no other. */
    static final String STRANGER = "gita";

    static final MerchantId GARDEN = MerchantId.of("garden-shop");

    private static final MerchantId DEMO = MerchantId.of("demo");

    private static final String DOORBELL = "/api/v1/flows/doorbell";
    private static final String PARKED = "/api/v1/operations/parked-events";

    private static final String FLOW =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="doorbell" name="Doorbell" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:extensionElements><camunda:properties><camunda:property name="triggers" value="ring the bell" /></camunda:properties></bpmn:extensionElements>
                <bpmn:startEvent id="StartEvent_Asked" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_Ask" />
                <bpmn:serviceTask id="Task_Ask" name="Ask who it is" camunda:delegateExpression="${ask}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="Ding" /><camunda:property name="variable" value="who" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Ask" targetRef="EndEvent_Answered" />
                <bpmn:endEvent id="EndEvent_Answered" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String TABLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions_1" name="Doors" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="door-rules" name="Door rules" camunda:historyTimeToLive="P30D">
                <decisionTable id="DecisionTable_1">
                  <input id="Input_1" label="Who"><inputExpression id="InputExpression_1" typeRef="string"><text>who</text></inputExpression></input>
                  <output id="Output_1" label="Opens" name="opens" typeRef="boolean" />
                  <rule id="Rule_1"><inputEntry id="Entry_1"><text>"friend"</text></inputEntry><outputEntry id="Entry_2"><text>true</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private final World world;
    private final Teams teams;
    private final Api admin;
    private final Api mara;
    private final chat.baton.scenario.Agent ben;
    private final Customer anna;
    private final List<String> deployments = new ArrayList<>();
    private final Map<String, String> known = new LinkedHashMap<>();

    Belongings(World world, Team team, Teams teams) {
        this.world = world;
        this.teams = teams;
        admin = new Api(world.port(), "admin");
        mara = new Api(world.port(), "merchant");
        ben = world.agent("agent-1");
        employGita(team);
        anna = world.customer().writes("LAMP").reads("Which one");
        known.put("conversation", world.idOf(anna));
        talk();
        deploy();
        lookUp();
    }

    private static void employGita(Team team) {
        team.open(new Merchant(
                GARDEN, "Garden", Currency.getInstance("EUR"), "DE", Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
        team.employ(
                new Agent(AgentId.of(STRANGER), "Gita Green", Set.of(Role.AGENT, Role.MERCHANT)),
                "sandbox",
                Set.of(GARDEN));
    }

    private void talk() {
        assertThat(ben.takesOver(conversation()).status()).isEqualTo(200);
        var attached = ben.api()
                .post(
                        "/api/v1/conversations/" + conversation() + "/attachments",
                        new Form().with("file", "shade.png", "image/png", Samples.png()));
        known.put("media", attached.body().at("/content/url").asText().replaceFirst(".*/", ""));
        known.put(
                "team",
                teams.form(DEMO, "Doorkeepers", Set.of(AgentId.of("agent-1"))).value());
        mara.put("/api/v1/canned-replies/knock", Map.of("title", "Knock", "text", "Who is there?"));
    }

    private void deploy() {
        known.put("deployment", deploy("doorbell.bpmn", FLOW));
        known.put("tables", deploy("door-rules.dmn", TABLE));
    }

    /** And what work on a flow leaves behind: a recording, a migration, a draft; and an event that could not be handled. */
    Belongings withWorkInProgress() {
        var zoe = world.customer().writes("Ring the bell!").reads("Ding");
        var recording = mara.post(DOORBELL + "/recordings", Map.of("conversation", world.idOf(zoe), "name", "Rings"));
        known.put("recording", created(recording));
        deploy("doorbell.bpmn", FLOW.replace("Ding", "Dong"));
        known.put("migration", created(mara.post(DOORBELL + "/migrations", Map.of("from", 1, "to", 2))));
        await().atMost(Duration.ofSeconds(30)).until(() -> !mara.get(DOORBELL + "/migrations/" + get("migration"))
                .body()
                .path("running")
                .asBoolean(true));
        var draft = new Form().with("file", "doorbell.bpmn", "text/xml", bytes(FLOW.replace("Ding", "Dang")));
        assertThat(mara.post("/api/v1/flows/drafts", draft).status()).isEqualTo(201);
        known.put("parked", world.parks(anna, "Is anybody there?"));
        return this;
    }

    private static String created(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(201, 202);
        return answer.body().path("id").asText();
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private String deploy(String file, String content) {
        var form = new Form()
                .with("deployment-name", file)
                .with("tenant-id", "demo")
                .with(file, file, "text/xml", bytes(content));
        var id = admin.post("/engine-rest/deployment/create", form)
                .body()
                .path("id")
                .asText();
        assertThat(id).isNotEmpty();
        deployments.add(id);
        return id;
    }

    private void lookUp() {
        known.put("definition", first("process-definition?key=doorbell&tenantIdIn=demo", "id"));
        known.put("decision", first("decision-definition?key=door-rules&tenantIdIn=demo", "id"));
        known.put("task", first("task?processInstanceBusinessKey=" + conversation(), "id"));
        known.put("takeover", first("task?processInstanceBusinessKey=" + conversation(), "processInstanceId"));
        known.put("instance", world.conversationOf(anna).place().instance());
        known.put("resource", first("deployment/" + known.get("deployment") + "/resources", "id"));
    }

    private String first(String list, String field) {
        var found = admin.get("/engine-rest/" + list).body().path(0).path(field).asText();
        assertThat(found).as(list).isNotEmpty();
        return found;
    }

    String conversation() {
        return get("conversation");
    }

    String get(String what) {
        return Objects.requireNonNull(known.get(what), what);
    }

    /** What must stand in no answer that the stranger gets. */
    List<String> marks() {
        var marks = new ArrayList<>(known.values());
        // A number, which may stand anywhere.
        marks.remove(known.get("parked"));
        marks.addAll(List.of(anna.id(), "doorbell", "door-rules", "Who is there?", "LAMP"));
        return marks;
    }

    /** Whatever somebody else could have changed. */
    Map<String, Object> state() {
        var state = new LinkedHashMap<String, Object>();
        var talk = ben.looksAt(conversation());
        state.put("holder", talk.path("holder"));
        state.put("status", talk.path("status"));
        state.put("turn", talk.path("turn"));
        state.put("flow", talk.path("flow"));
        state.put(
                "messages",
                ben.readsTranscript(conversation()).stream()
                        .map(message -> message.path("text"))
                        .toList());
        for (var list : List.of(
                "conversations/" + conversation() + "/custom-data",
                "canned-replies",
                "capacity",
                "office-hours",
                "teams",
                "flows/doorbell/versions",
                "flows/doorbell/draft",
                "flows/doorbell/recordings",
                "flows/doorbell/migrations")) {
            state.put(list, mara.get("/api/v1/" + list).body());
        }
        state.put("parked", admin.get(PARKED).body());
        state.put("account", account());
        state.put("task", task());
        return state;
    }

    private JsonNode account() {
        return mara.get("/api/v1/channel-accounts/messenger/demo").body().path("enabled");
    }

    private List<JsonNode> task() {
        var task = admin.get("/engine-rest/task/" + get("task")).body();
        return List.of(task.path("assignee"), task.path("name"), task.path("owner"), task.path("tenantId"));
    }

    @Override
    public void close() {
        mara.delete("/api/v1/canned-replies/knock");
        if (known.containsKey("recording")) {
            mara.delete(DOORBELL + "/recordings/" + known.get("recording"));
            mara.delete(DOORBELL + "/draft");
            admin.post(PARKED + "/" + known.get("parked") + "/ignore", Map.of());
        }
        teams.dissolve(DEMO, TeamId.of(get("team")));
        deployments.forEach(id -> admin.delete("/engine-rest/deployment/" + id + "?cascade=true"));
        ben.resolves(conversation());
    }
}
