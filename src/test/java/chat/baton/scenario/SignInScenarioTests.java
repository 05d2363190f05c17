package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Scenario
class SignInScenarioTests {

    private static final String ADMIN = basic("admin:sandbox");
    private static final String AGENT = basic("agent-1:sandbox");

    @Autowired
    World world;

    Visitor visitor;

    @BeforeEach
    void somebodyVisits() {
        visitor = new Visitor(world.port());
    }

    @Test
    void pagesSendStrangersToTheLoginPage() {
        assertThat(visitor.gets("/")).satisfies(redirectTo("/login"));
        assertThat(visitor.gets("/camunda/app/tasklist/default/")).satisfies(redirectTo("/login"));
    }

    @Test
    void theLoginPageOpensOneSessionForPagesAndEngineApplications() {
        visitor.signsIn("agent-1");

        assertThat(visitor.gets("/").body()).contains("Ben Brooks");
        assertThat(visitor.gets("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(visitor.gets("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"agent-1\"", "tasklist")
                .doesNotContain("cockpit");
        assertThat(visitor.gets("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void adminsEnterCockpitAndAdminToo() {
        visitor.signsIn("admin");

        assertThat(visitor.gets("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(visitor.gets("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingWhichNamesExist() {
        var answer = visitor.sends("/login", Map.of("username", "nobody", "password", "guess"), "/login");

        assertThat(answer).satisfies(redirectTo("/login?error"));
        assertThat(visitor.gets("/login?error").body()).contains("do not belong together");
        assertThat(visitor.gets("/").statusCode()).isEqualTo(302);
    }

    @Test
    void nobodySignsInAsSomebodyOutside() {
        var answer = visitor.sends("/login", Map.of("username", "outside", "password", "sandbox"), "/login");

        assertThat(answer).satisfies(redirectTo("/login?error"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        visitor.signsIn("agent-1");

        var answer = visitor.posts("/logout", "", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(visitor.gets("/").statusCode()).isEqualTo(200);
    }

    @Test
    void scriptsSendTheCookieBackInAHeader() {
        var conversation =
                "/api/v1/conversations/" + world.idOf(world.customer().writes("Hello"));
        visitor.signsIn("agent-1");

        assertThat(visitor.posts(conversation + "/takeover", "")).satisfies(problem(403, "X-BATON-CSRF"));
        assertThat(visitor.posts(conversation + "/takeover", "", "X-BATON-CSRF", visitor.cookie("BATON-CSRF"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void programsNeedNoTokenAndGetNoCookie() {
        var answer = visitor.gets("/api/v1/flows", "Authorization", AGENT);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void aPasswordTheBrowserRemembersIsNoUseToOtherSites() {
        for (var path : new String[] {"/api/v1/flows", "/engine-rest/engine"}) {
            assertThat(visitor.gets(path, "Authorization", ADMIN, "Sec-Fetch-Site", "cross-site"))
                    .satisfies(problem(403, "other sites"));
            assertThat(visitor.gets(path, "Authorization", ADMIN, "Origin", "http://elsewhere.example"))
                    .as("by plain http browsers tell no more than the origin")
                    .satisfies(problem(403, "other sites"));
            assertThat(visitor.gets(path, "Authorization", ADMIN, "Sec-Fetch-Site", "same-origin")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void strangersAtAnInterfaceGetAProblem() {
        for (var path : new String[] {"/api/v1/flows", "/engine-rest/engine", "/actuator/prometheus"}) {
            var answer = visitor.gets(path);
            assertThat(answer).satisfies(problem(401, "Sign in"));
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        }
        assertThat(visitor.posts("/api/v1/conversations/x/takeover", "")).satisfies(problem(401, "Sign in"));
    }

    @Test
    void scriptsAreNotAnsweredWithThePasswordWindow() {
        assertThat(visitor.gets("/api/v1/flows", "Sec-Fetch-Mode", "cors")
                        .headers()
                        .map())
                .doesNotContainKey("www-authenticate");
    }

    @Test
    void theEnginesInterfaceIsForAdminsWithAPassword() {
        visitor.signsIn("admin");

        assertThat(visitor.gets("/engine-rest/engine").statusCode()).isEqualTo(401);
        assertThat(visitor.gets("/engine-rest/engine", "Authorization", AGENT)).satisfies(problem(403, "groups"));
        assertThat(visitor.gets("/engine-rest/user/count", "Authorization", ADMIN)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void signingOutInTasklistEndsTheSessionEverywhere() {
        visitor.signsIn("agent-1");
        visitor.gets("/camunda/app/tasklist/default/");

        var answer = visitor.posts(
                "/camunda/api/admin/auth/user/default/logout", "", "X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(visitor.gets("/")).satisfies(redirectTo("/login"));
        assertThat(visitor.gets("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
    }

    @Test
    void healthIsForEverybodyAndMetricsForAdmins() {
        assertThat(visitor.gets("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(visitor.gets("/actuator/prometheus", "Authorization", AGENT).statusCode())
                .isEqualTo(403);
        assertThat(visitor.gets("/actuator/info", "Authorization", ADMIN).statusCode())
                .isEqualTo(200);
    }

    private static Consumer<HttpResponse<String>> redirectTo(String page) {
        return answer -> {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(location -> assertThat(location).endsWith(page));
        };
    }

    private static Consumer<HttpResponse<String>> problem(int status, String detail) {
        return answer -> {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.body()).contains("\"status\":" + status, detail);
        };
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
