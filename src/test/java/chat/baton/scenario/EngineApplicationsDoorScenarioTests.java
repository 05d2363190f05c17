package chat.baton.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.baton.team.Team;
import chat.baton.team.Teams;
import jakarta.ws.rs.core.Application;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Behind Tasklist, Cockpit and Admin: what Tasklist needs, and of nobody else's; all else is the admins'. */
@Scenario
class EngineApplicationsDoorScenarioTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** Reads; whatever names a filter is the same for all, for the lists are. */
    private static final Set<String> LISTS = Set.of(
            "GET /version",
            "GET /filter",
            "GET /filter/count",
            "GET /filter/{id}",
            "GET /filter/{id}/count",
            "GET /filter/{id}/list",
            "POST /filter/{id}/count",
            "POST /filter/{id}/list",
            "OPTIONS /filter",
            "OPTIONS /filter/{id}",
            "GET /task",
            "GET /task/count",
            "GET /process-definition",
            "GET /process-definition/count",
            "GET /history/user-operation",
            "GET /history/user-operation/count",
            "GET /authorization/check",
            "GET /group",
            "GET /identity/password-policy",
            "POST /identity/password-policy");

    private static final Map<String, String> ON_ONE = Map.ofEntries(
            Map.entry("GET /task/{id}", ""),
            Map.entry("GET /task/{id}/form", ""),
            Map.entry("GET /task/{id}/form-variables", ""),
            Map.entry("GET /task/{id}/rendered-form", ""),
            Map.entry("GET /task/{id}/deployed-form", ""),
            Map.entry("GET /task/{id}/comment", ""),
            Map.entry("GET /task/{id}/identity-links", ""),
            Map.entry("GET /task/{id}/variables", ""),
            Map.entry("GET /task/{id}/variables/{varId}", ""),
            Map.entry("GET /task/{id}/variables/{varId}/data", ""),
            Map.entry("PUT /task/{id}", "{\"name\":\"Mine\"}"),
            Map.entry("POST /task/{id}/claim", "{\"userId\":\"gita\"}"),
            Map.entry("POST /task/{id}/unclaim", "{}"),
            Map.entry("POST /task/{id}/assignee", "{\"userId\":\"gita\"}"),
            Map.entry("POST /task/{id}/delegate", "{\"userId\":\"gita\"}"),
            Map.entry("POST /task/{id}/resolve", "{\"variables\":{}}"),
            Map.entry("POST /task/{id}/complete", "{\"variables\":{}}"),
            Map.entry("POST /task/{id}/submit-form", "{\"variables\":{}}"),
            Map.entry("POST /task/{id}/identity-links", "{\"groupId\":\"merchants\",\"type\":\"candidate\"}"),
            Map.entry("POST /task/{id}/identity-links/delete", "{\"groupId\":\"agents\",\"type\":\"candidate\"}"),
            Map.entry("GET /process-definition/{id}", ""),
            Map.entry("GET /process-definition/{id}/xml", ""),
            Map.entry("GET /process-instance/{id}", ""),
            Map.entry("GET /user/{id}/profile", ""),
            Map.entry("PUT /user/{id}/profile", "{\"id\":\"agent-1\",\"firstName\":\"Bert\"}"),
            Map.entry(
                    "PUT /user/{id}/credentials",
                    "{\"password\":\"guessed\",\"authenticatedUserPassword\":\"sandbox\"}"));

    @Autowired
    World world;

    @Autowired
    Team team;

    @Autowired
    Teams teams;

    Belongings demos;
    Visitor gita;
    String token;

    @BeforeEach
    void somebodyOfAnotherShopSignsIn() {
        demos = new Belongings(world, team, teams);
        gita = new Visitor(world.port()).signsIn(Belongings.STRANGER);
        gita.gets("/camunda/app/tasklist/default/");
        token = gita.cookie("XSRF-TOKEN");
    }

    @AfterEach
    void close() {
        demos.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingOfOthersIsBehindAnyRequestOfTasklist() {
        var before = demos.state();
        var kinds = EngineRequests.all().collect(groupingBy(Request::kind, TreeMap::new, toList()));
        return Stream.concat(
                kinds.entrySet().stream()
                        .map(kind -> dynamicTest(
                                kind.getKey(), () -> assertThat(kind.getValue()).allSatisfy(this::findsNothing))),
                Stream.of(dynamicTest(
                        "and all is as it was", () -> assertThat(demos.state()).isEqualTo(before))));
    }

    private void findsNothing(Request request) {
        var words = ON_ONE.getOrDefault(request.toString(), "{}");
        var answer = asks(request, ENGINE + request.filledWith(known(request.kind())), words);
        if (ON_ONE.containsKey(request.toString())) {
            assertThat(answer.statusCode()).isEqualTo(404);
        } else if (LISTS.contains(request.toString())) {
            assertThat(answer.statusCode()).isNotEqualTo(403).isLessThan(500);
            assertThat(answer.body()).doesNotContain(demos.marks());
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    private HttpResponse<String> asks(Request request, String path, String words) {
        return gita.asks(
                request.method(),
                path,
                words,
                "Content-Type",
                "application/json",
                "Accept",
                "*/*",
                "X-XSRF-TOKEN",
                token);
    }

    private Map<String, String> known(String kind) {
        var ids = Map.of(
                "process-definition", demos.get("definition"),
                "process-instance", demos.get("takeover"),
                "filter", filter(),
                "user", "agent-1");
        return Map.of("id", ids.getOrDefault(kind, demos.get("task")), "varId", "customer", "key", "doorbell");
    }

    private String filter() {
        return new Api(world.port(), "admin")
                .get("/engine-rest/filter?name=All")
                .body()
                .path(0)
                .path("id")
                .asText();
    }

    @Test
    void theSameRequestsAnswerWhoeverTheTaskIsOf() {
        var ben = new Visitor(world.port()).signsIn("agent-1");

        assertThat(ON_ONE.keySet().stream()
                        .filter(request -> request.startsWith("GET /task/{id}"))
                        .filter(request -> !request.matches(".*/(rendered-form|data|comment)")))
                .allSatisfy(request -> assertThat(ben.gets(ENGINE
                                        + new Request("GET", request.substring(4), false).filledWith(known("task")))
                                .statusCode())
                        .isEqualTo(200));
    }

    @TestFactory
    Stream<DynamicTest> cockpitAdminAndWhatTheyAreMadeOfAreForAdmins() {
        return Map.of(
                        "cockpit", new CockpitApplication(),
                        "admin", new AdminApplication(),
                        "tasklist", new TasklistApplication(),
                        "welcome", new WelcomeApplication())
                .entrySet()
                .stream()
                .map(door -> dynamicTest(door.getKey(), () -> assertThat(requestsOf(door.getValue()))
                        .allSatisfy(request -> refuses(door.getKey(), request))));
    }

    private static List<Request> requestsOf(Application application) {
        return application.getClasses().stream()
                .flatMap(EngineRequests::of)
                .filter(request -> !isForEverybody(request.path()))
                .toList();
    }

    /** Scripts of the pages, and who somebody is. */
    private static boolean isForEverybody(String path) {
        return path.contains("/static/") || path.startsWith("/auth/user/");
    }

    private void refuses(String application, Request request) {
        var path = "/camunda/api/" + application + request.filledWith(Map.of("engineName", "default"));
        assertThat(asks(request, path, "{}").statusCode()).as(path).isEqualTo(403);
    }

    @Test
    void nobodyComesInByAnotherApplicationsLogin() {
        for (var application : List.of("cockpit", "admin")) {
            assertThat(new Visitor(world.port())
                            .posts(
                                    "/camunda/api/admin/auth/user/default/login/" + application,
                                    "username=" + Belongings.STRANGER + "&password=sandbox",
                                    "Content-Type",
                                    "application/x-www-form-urlencoded",
                                    "X-XSRF-TOKEN",
                                    token)
                            .statusCode())
                    .as(application)
                    .isEqualTo(403);
            assertThat(gita.gets("/camunda/app/" + application + "/default/").statusCode())
                    .as(application)
                    .isEqualTo(403);
        }
    }

    @Test
    void aQueryOfSomebodysOwnComputesNothing() {
        var query = "{\"assigneeExpression\":\"${currentUser()}\",\"nameLike\":\"%\"}";

        var answer = asks(new Request("POST", "", false), ENGINE + "/filter/" + filter() + "/list", query);

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    }
}
