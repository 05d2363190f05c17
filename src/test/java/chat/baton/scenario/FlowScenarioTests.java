package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** A merchant deploys flows, from Modeler and by program, and finds nothing of anybody else. */
@Scenario
class FlowScenarioTests {

    private static final MerchantId FLOWERS = MerchantId.of("flower-shop");

    private static final String FLOW =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="%s" name="Bouquets" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="StartEvent_Asked" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_Say" />
                <bpmn:serviceTask id="Task_Say" name="Say it" camunda:delegateExpression="${say}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="%s" /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Say" targetRef="EndEvent_Said" />
                <bpmn:endEvent id="EndEvent_Said" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    World world;

    @Autowired
    Team team;

    @Autowired
    Conversations conversations;

    @Autowired
    Tags tags;

    Api flora;
    Api admin;
    Visitor visitor;

    @BeforeEach
    void floraSellsFlowers() {
        flora = flora(world, team);
        admin = new Api(world.port(), "admin");
        visitor = new Visitor(world.port());
    }

    /** A merchant of another shop. */
    static Api flora(World world, Team team) {
        team.open(new Merchant(
                FLOWERS, "Flowers", Currency.getInstance("EUR"), "DE", Locale.GERMAN, ZoneId.of("Europe/Berlin")));
        team.employ(
                new chat.baton.team.Agent(AgentId.of("flora"), "Flora Field", Set.of(Role.MERCHANT)),
                "sandbox",
                Set.of(FLOWERS));
        return new Api(world.port(), "flora");
    }

    private static byte[] flow(String key, String text) {
        return FLOW.formatted(key, text).getBytes(StandardCharsets.UTF_8);
    }

    /** As CamundaAPI.js of Camunda Modeler 5 sends it. */
    private static Form fromModeler(String file, byte[] content) {
        return new Form()
                .with("deployment-name", "bouquets")
                .with("deployment-source", "Camunda Modeler")
                .with("enable-duplicate-filtering", "true")
                .with("tenant-id", "demo")
                .with(file, file, "text/xml", content);
    }

    private Api.Answer deploys(Api who, String file, byte[] content) {
        return who.post("/engine-rest/deployment/create", fromModeler(file, content));
    }

    @Test
    void modelerFindsTheEngineWhoeverAsksFromAFile() {
        var password = "Basic "
                + java.util.Base64.getEncoder().encodeToString("flora:sandbox".getBytes(StandardCharsets.UTF_8));

        for (var path : List.of("/engine-rest/version", "/engine-rest/deployment?maxResults=0")) {
            assertThat(visitor.gets(
                                    path,
                                    "Authorization",
                                    password,
                                    "Origin",
                                    "file://",
                                    "Sec-Fetch-Site",
                                    "cross-site")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(visitor.gets(
                                    path,
                                    "Authorization",
                                    password,
                                    "Origin",
                                    "https://evil.example",
                                    "Sec-Fetch-Site",
                                    "cross-site")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatModelerDeploysIsTheMerchantsWhateverTheRequestSays() {
        var first = deploys(flora, "bouquets.bpmn", flow("bouquets", "Roses"));
        var again = deploys(flora, "bouquets.bpmn", flow("bouquets", "Roses"));
        var changed = deploys(flora, "bouquets.bpmn", flow("bouquets", "Tulips"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("tenantId").asText()).isEqualTo("flower-shop");
        assertThat(first.body().path("source").asText()).isEqualTo("flora");
        assertThat(first.body().path("deployedProcessDefinitions")).hasSize(1);
        assertThat(again.body().path("deployedProcessDefinitions")).isEmpty();
        assertThat(changed.body().path("deployedProcessDefinitions")).hasSize(1);
        assertThat(new Api(world.port(), "merchant")
                        .get("/engine-rest/process-definition?key=bouquets")
                        .body())
                .isEmpty();
    }

    @Test
    void authorsGetTheFolderThatModelerOpens() {
        var answer = visitor.signsIn("flora").gets("/api/v1/flows/folder");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("baton-flows.zip"));
        // The names in an archive are plain.
        assertThat(answer.body())
                .startsWith("PK")
                .contains("flows/size-guide.bpmn", "flows/.camunda/element-templates/say.json")
                .doesNotContain("flows/takeover.bpmn");
    }

    /** The flow is a copy of the size guide, edited with the templates and written as Modeler does. */
    @Test
    void whatANewMerchantDrawsAnswersOnThePhone() throws IOException {
        var drawn = new ClassPathResource("chat/baton/scenario/gift-guide.bpmn").getContentAsByteArray();
        var answer = deploys(new Api(world.port(), "merchant"), "gift-guide.bpmn", drawn);
        try {
            assertThat(answer.status()).isEqualTo(200);
            var phone = new SandboxPhone(world.port(), "telegram", "870123")
                    .writes("I look for a present")
                    .reads("Who is the present for?")
                    .chooses("A child")
                    .reads("never get hot")
                    .reads("talk to a person");
            var inUse = new Api(world.port(), "merchant").delete("/api/v1/flows/gift-guide");
            assertThat(inUse.status()).isEqualTo(409);
            assertThat(inUse.body().path("detail").asText()).startsWith("1 conversation is in it");
            phone.chooses("No").reads("Send me a product code");

            assertThat(conversations
                            .find(new CustomerRef(MerchantId.of("demo"), "telegram", "demo", "870123"))
                            .map(conversation -> tags.of(conversation.id())))
                    .contains(List.of("present"));
        } finally {
            admin.delete("/engine-rest/deployment/" + answer.body().path("id").asText() + "?cascade=true");
        }
    }

    @Test
    void anAdminMayNameTheMerchant() {
        var answer = deploys(admin, "vases.bpmn", flow("vases", "Vases"));

        assertThat(answer.body().path("tenantId").asText()).isEqualTo("demo");
        admin.delete("/engine-rest/deployment/" + answer.body().path("id").asText() + "?cascade=true");
    }

    @Test
    void modelerShowsWhatIsRefusedAndWhy() {
        var hostile = new String(flow("bouquets", "Roses"), StandardCharsets.UTF_8)
                .replace("delegateExpression=\"${say}\"", "class=\"x.Y\"");

        var answer = deploys(flora, "bouquets.bpmn", hostile.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText())
                .contains("bouquets.bpmn, \"Say it\" (Task_Say): Java classes cannot be called");
        assertThat(answer.body()
                        .path("details")
                        .path("bouquets.bpmn")
                        .path("errors")
                        .path(0)
                        .path("mainElementId")
                        .asText())
                .isEqualTo("Task_Say");
    }

    @Test
    void aFlowThatNeverEndsIsAHelpRequestAndOthersAreServed() {
        var endless =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
                  <bpmn:process id="endless" isExecutable="true">
                    <bpmn:extensionElements><camunda:properties><camunda:property name="triggers" value="endlessly" /></camunda:properties></bpmn:extensionElements>
                    <bpmn:startEvent id="StartEvent_Asked" />
                    <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Call_Itself" />
                    <bpmn:callActivity id="Call_Itself" calledElement="endless" />
                  </bpmn:process>
                </bpmn:definitions>
                """;
        var deployment = deploys(admin, "endless.bpmn", endless.getBytes(StandardCharsets.UTF_8))
                .body();
        try {
            var anna = world.customer().writes("endlessly").reads("A person will answer");

            assertThat(world.conversationOf(anna).help().reason()).contains("waits for nobody");
            world.customer().writes("LAMP").reads("Which one");
        } finally {
            admin.delete("/engine-rest/deployment/" + deployment.path("id").asText() + "?cascade=true");
        }
    }

    @Test
    void aProgramDeploysFilesOrAnArchiveAndSeesWhoDeployedWhat() throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("shop/wreaths.bpmn"));
            zip.write(flow("wreaths", "Wreaths"));
        }

        var answer = flora.post(
                "/api/v1/flows", new Form().with("file", "shop.zip", "application/zip", archive.toByteArray()));

        assertThat(answer.status()).isEqualTo(201);
        var listed = World.find(flora.get("/api/v1/flows").body().path("items"), "key", "wreaths");
        assertThat(listed.path("name").asText()).isEqualTo("Bouquets");
        assertThat(listed.path("version").asInt()).isPositive();
        assertThat(listed.path("deployedBy").asText()).isEqualTo("flora");
        assertThat(listed.path("deployedAt").asText()).isNotEmpty();
        assertThat(listed.path("own").asBoolean()).isTrue();
        assertThat(keys(new Api(world.port(), "merchant")))
                .contains("size-guide")
                .doesNotContain("wreaths", "takeover");
    }

    private static List<String> keys(Api who) {
        return who.get("/api/v1/flows").body().path("items").findValuesAsText("key");
    }

    @Test
    void aMerchantGoesBackToAnOlderVersionAndDeletesWhatNobodyNeeds() {
        deploys("garlands", "Roses");
        deploys("garlands", "Tulips");
        deploys("garlands", "Tulips");
        assertThat(versionsOf("garlands")).containsExactly(2, 1);
        assertThat(changesOf("garlands", 2)).containsExactly("Task_Say changed text: Roses → Tulips");

        flora.post("/api/v1/flows/garlands/versions/1/roll-back", Map.of());
        assertThat(versionsOf("garlands")).containsExactly(3, 2, 1);
        assertThat(changesOf("garlands", 3)).containsExactly("Task_Say changed text: Tulips → Roses");
        deploys("garlands", "Tulips");
        assertThat(versionsOf("garlands")).containsExactly(4, 3, 2, 1);

        admin.post("/api/v1/flows/garlands/versions/1/roll-back?merchant=flower-shop", Map.of());
        deploys("garlands", "Tulips");
        assertThat(versionsOf("garlands")).startsWith(6, 5, 4);
        assertThat(flora.delete("/api/v1/flows/garlands/versions/6").status()).isEqualTo(204);
        assertThat(flora.delete("/api/v1/flows/garlands/versions/5").status()).isEqualTo(204);

        assertThat(flora.delete("/api/v1/flows/garlands/versions/4").status()).isEqualTo(204);
        deploys("garlands", "Tulips");
        assertThat(versionsOf("garlands")).containsExactly(4, 3, 2, 1);
        assertThat(flora.delete("/api/v1/flows/garlands").status()).isEqualTo(204);
        assertThat(flora.get("/api/v1/flows/garlands/versions").status()).isEqualTo(404);
    }

    private void deploys(String key, String text) {
        var form = new Form().with("file", key + ".bpmn", "text/xml", flow(key, text));
        assertThat(flora.post("/api/v1/flows", form).status()).isEqualTo(201);
    }

    private List<Integer> versionsOf(String key) {
        return flora.get("/api/v1/flows/" + key + "/versions").body().path("items").findValues("version").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    private List<String> changesOf(String key, int version) {
        return StreamSupport.stream(
                        items(flora, "flows/" + key + "/versions/" + version + "/changes")
                                .spliterator(),
                        false)
                .map(change -> "%s %s %s: %s → %s"
                        .formatted(
                                change.path("element").asText(),
                                change.path("what").asText(),
                                change.at("/settings/0/name").asText(),
                                change.at("/settings/0/before").asText(),
                                change.at("/settings/0/after").asText()))
                .toList();
    }

    @Test
    void nobodyTouchesTheFlowsOfOthersNorThoseAllShare() {
        deploys("posies", "Roses");
        var mara = new Api(world.port(), "merchant");

        assertThat(mara.get("/api/v1/flows/posies/versions").status()).isEqualTo(404);
        assertThat(mara.get("/api/v1/flows/posies/versions/1/changes?merchant=flower-shop")
                        .status())
                .isEqualTo(404);
        assertThat(mara.post("/api/v1/flows/posies/versions/1/roll-back", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(mara.delete("/api/v1/flows/posies").status()).isEqualTo(404);
        assertThat(mara.download("/api/v1/flows/posies/versions/1/diagram?merchant=flower-shop")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new String(
                        flora.download("/api/v1/flows/posies/versions/1/diagram")
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("Task_Say")
                .doesNotContain("Roses");
        assertThat(mara.delete("/api/v1/flows/takeover").status()).isEqualTo(404);
        assertThat(mara.delete("/api/v1/flows/product-checkout").status()).isEqualTo(403);
        assertThat(mara.get("/api/v1/flows/product-checkout/versions").status()).isEqualTo(200);
        assertThat(new Api(world.port(), "agent-1")
                        .get("/api/v1/flows/product-checkout/versions")
                        .status())
                .isEqualTo(403);
        assertThat(visitor.signsIn("merchant").gets("/flows/posies").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aProgramLearnsEverythingThatHasToBeChanged() {
        var answer = flora.post(
                "/api/v1/flows",
                new Form()
                        .with("file", "takeover.bpmn", "text/xml", flow("takeover", "${a.b}"))
                        .with("file", "evil.sh", "text/plain", new byte[1]));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:baton:problem:flow-refused");
        assertThat(answer.body().path("faults").findValuesAsText("element")).contains("takeover", "Task_Say");
        assertThat(answer.body().path("faults").findValuesAsText("file")).contains("takeover.bpmn", "evil.sh");
    }

    @Test
    void aProgramDeploysForNobodyElse() {
        var form = new Form().with("merchant", "demo").with("file", "a.bpmn", "text/xml", flow("a", "A"));
        var agents = new Form().with("file", "a.bpmn", "text/xml", flow("a", "A"));

        assertThat(flora.post("/api/v1/flows", form).status()).isEqualTo(404);
        assertThat(new Api(world.port(), "agent-1")
                        .post("/api/v1/flows", agents)
                        .status())
                .isEqualTo(403);
    }

    private static JsonNode items(Api who, String list) {
        return who.get("/api/v1/" + list).body().path("items");
    }
}
