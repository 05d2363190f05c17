package chat.baton.team;

import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The part of the engine's web interface that Tasklist needs (7.24), and the profile that people see of themselves. Below
 * it lies the whole engine: what Cockpit and Admin ask for besides is for admins, like the rest.
 */
final class OwnTasks {

    private static final String ENGINE = "/camunda/api/engine/engine/{engine}";

    static final RequestMatcher REQUESTS = new OrRequestMatcher(Stream.of(
                    paths(HttpMethod.GET, "/camunda/api/", "engine/engine/", "{application}/plugin/{plugin}/static/**"),
                    paths(HttpMethod.GET, "/camunda/api/admin/auth/user/{engine}", ""),
                    paths(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}", "/logout"),
                    paths(
                            HttpMethod.GET,
                            ENGINE,
                            "",
                            "/version",
                            "/authorization/check",
                            "/identity/password-policy",
                            "/user/{id}/profile",
                            "/history/user-operation",
                            "/history/user-operation/count",
                            "/process-definition",
                            "/process-definition/count",
                            "/process-definition" + OwnFlows.ID,
                            "/process-definition" + OwnFlows.ID + "/xml",
                            "/process-instance" + OwnFlows.ID,
                            "/group",
                            "/filter",
                            "/filter/count",
                            "/filter" + OwnFlows.ID,
                            "/filter" + OwnFlows.ID + "/list",
                            "/filter" + OwnFlows.ID + "/count",
                            "/task",
                            "/task/count",
                            "/task" + OwnFlows.ID,
                            "/task" + OwnFlows.ID + "/comment",
                            "/task" + OwnFlows.ID + "/identity-links",
                            "/task" + OwnFlows.ID + "/form",
                            "/task" + OwnFlows.ID + "/form-variables",
                            "/task" + OwnFlows.ID + "/rendered-form",
                            "/task" + OwnFlows.ID + "/deployed-form",
                            "/task" + OwnFlows.ID + "/variables",
                            "/task" + OwnFlows.ID + "/variables/{name}",
                            "/task" + OwnFlows.ID + "/variables/{name}/data"),
                    paths(HttpMethod.OPTIONS, ENGINE, "/filter", "/filter" + OwnFlows.ID),
                    paths(
                            HttpMethod.POST,
                            ENGINE,
                            "/filter" + OwnFlows.ID + "/list",
                            "/filter" + OwnFlows.ID + "/count"),
                    paths(
                            HttpMethod.POST,
                            ENGINE + "/task" + OwnFlows.ID,
                            "/claim",
                            "/unclaim",
                            "/assignee",
                            "/delegate",
                            "/resolve",
                            "/complete",
                            "/submit-form",
                            "/identity-links",
                            "/identity-links/delete"),
                    paths(HttpMethod.POST, ENGINE, "/identity/password-policy"),
                    paths(
                            HttpMethod.PUT,
                            ENGINE,
                            "/task" + OwnFlows.ID,
                            "/user/{id}/profile",
                            "/user/{id}/credentials"))
            .flatMap(paths -> paths)
            .toList());

    private OwnTasks() {}

    private static Stream<RequestMatcher> paths(HttpMethod method, String above, String... paths) {
        return Stream.of(paths)
                .map(path -> PathPatternRequestMatcher.withDefaults().matcher(method, above + path));
    }
}
