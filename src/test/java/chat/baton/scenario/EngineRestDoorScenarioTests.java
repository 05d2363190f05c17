package chat.baton.scenario;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.baton.team.Team;
import chat.baton.team.Teams;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** At {@code /engine-rest}, a merchant deploys and looks at what is theirs; all else is the admins'. */
@Scenario
class EngineRestDoorScenarioTests {

    /** What merchants may ask for, and find nothing of others by. */
    private static final Set<String> FOR_MERCHANTS = Set.of(
            "GET /version",
            "GET /engine",
            "GET /deployment",
            "GET /deployment/{id}",
            "GET /deployment/{id}/resources",
            "GET /deployment/{id}/resources/{resourceId}/data",
            "GET /process-definition",
            "GET /process-definition/{id}",
            "GET /process-definition/{id}/xml",
            "GET /process-definition/key/{key}",
            "GET /process-definition/key/{key}/tenant-id/{tenantId}",
            "GET /process-definition/key/{key}/tenant-id/{tenantId}/xml",
            "GET /decision-definition",
            "GET /decision-definition/{id}",
            "GET /decision-definition/{id}/xml",
            "GET /process-instance",
            "GET /process-instance/{id}",
            "GET /process-instance/{id}/activity-instances");

    /** Knows by key alone only what all share, whoever asks. */
    private static final String SHARED = "GET /process-definition/key/{key}";

    /** Whose what is deployed is, {@link FlowScenarioTests} shows. */
    private static final String DEPLOYING = "POST /deployment/create";

    @Autowired
    World world;

    @Autowired
    Team team;

    @Autowired
    Teams teams;

    Belongings demos;
    Api gita;
    Api admin;

    @BeforeEach
    void anotherShopOpens() {
        demos = new Belongings(world, team, teams);
        gita = new Api(world.port(), Belongings.STRANGER);
        admin = new Api(world.port(), "admin");
    }

    @AfterEach
    void close() {
        demos.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingOfOthersIsBehindAnyRequest() {
        return Stream.concat(EngineRequests.all(), EngineRequests.of(NamedProcessEngineRestServiceImpl.class))
                .filter(request -> !request.toString().equals(DEPLOYING))
                .collect(groupingBy(Request::kind, TreeMap::new, java.util.stream.Collectors.toList()))
                .entrySet()
                .stream()
                .map(kind -> dynamicTest(
                        kind.getKey(), () -> assertThat(kind.getValue()).allSatisfy(this::findsNothing)));
    }

    private void findsNothing(Request request) {
        var path = "/engine-rest" + request.filledWith(known(request.kind()));
        var answer = gita.asks(request.method(), path, "{}");
        if (!FOR_MERCHANTS.contains(request.toString())) {
            assertThat(answer.statusCode()).isEqualTo(403);
        } else if (request.hasVariables()) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(admin.asks("GET", path, "").statusCode())
                    .as("for admins")
                    .isEqualTo(request.toString().equals(SHARED) ? 404 : 200);
        } else {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain(demos.marks());
        }
    }

    private Map<String, String> known(String kind) {
        var id = Map.of(
                        "deployment", "deployment",
                        "process-definition", "definition",
                        "decision-definition", "decision",
                        "process-instance", "instance")
                .getOrDefault(kind, "task");
        return Map.of("id", demos.get(id), "key", "doorbell", "tenantId", "demo", "resourceId", demos.get("resource"));
    }

    @Test
    void whatIsExpectedOfMerchantsIsThere() {
        assertThat(EngineRequests.all().map(Request::toString))
                .hasSizeGreaterThan(300)
                .contains(DEPLOYING)
                .containsAll(FOR_MERCHANTS.stream()
                        .filter(request -> !request.equals("GET /engine"))
                        .toList());
    }

    @Test
    void merchantsFindWhatIsTheirs() {
        var mara = new Api(world.port(), "merchant");

        assertThat(mara.get("/engine-rest/process-definition?key=doorbell").body())
                .hasSize(1);
        assertThat(mara.get("/engine-rest/process-definition/" + demos.get("definition") + "/xml")
                        .body()
                        .path("bpmn20Xml")
                        .asText())
                .contains("Ding");
        assertThat(mara.get("/engine-rest/process-instance/" + demos.get("instance"))
                        .body()
                        .path("businessKey")
                        .asText())
                .isEqualTo(demos.conversation());
        assertThat(mara.get("/engine-rest/process-instance/" + demos.get("instance") + "/activity-instances")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void agentsHaveNoBusinessHere() {
        assertThat(new Api(world.port(), "agent-1")
                        .get("/engine-rest/deployment")
                        .status())
                .isEqualTo(403);
    }
}
