package chat.baton.team;

import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The part of the engine's interface that merchants may use: to deploy flows, and to look at what is theirs. */
final class OwnFlows {

    private static final String REST = "/engine-rest";

    static final RequestMatcher REQUESTS = new OrRequestMatcher(Stream.concat(
                    Stream.of(path(HttpMethod.POST, REST + "/deployment/create")),
                    Stream.of(
                                    "/version",
                                    "/engine",
                                    "/deployment",
                                    "/deployment/{id}",
                                    "/deployment/{id}/resources",
                                    "/deployment/{id}/resources/{resource}/data",
                                    "/process-definition",
                                    "/process-definition/{id}",
                                    "/process-definition/{id}/xml",
                                    "/process-definition/key/{key}",
                                    "/process-definition/key/{key}/tenant-id/{merchant}",
                                    "/process-definition/key/{key}/tenant-id/{merchant}/xml",
                                    "/decision-definition",
                                    "/decision-definition/{id}",
                                    "/decision-definition/{id}/xml",
                                    "/process-instance",
                                    "/process-instance/{id}",
                                    "/process-instance/{id}/activity-instances")
                            .map(path -> path(HttpMethod.GET, REST + path)))
            .toList());

    /** Tasklist's interface is the engine's too, and would let a request say whose flow it is. */
    static final RequestMatcher OTHER_WAYS_IN = new OrRequestMatcher(Stream.of(
                    HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)
            .flatMap(method -> Stream.of(
                            "/camunda/api/engine/deployment/**", "/camunda/api/engine/engine/{engine}/deployment/**")
                    .map(path -> path(method, path)))
            .toList());

    private OwnFlows() {}

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
