package chat.baton.team;

import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The part of the engine's interface that merchants may use: to deploy flows, and to look at what is theirs. */
final class OwnFlows {

    private static final String REST = "/engine-rest";

    /** An id has a digit in it; the other words that stand in its place, such as count and statistics, have none. */
    static final String ID = "/{id:.*[0-9].*}";

    static final RequestMatcher REQUESTS = new OrRequestMatcher(Stream.concat(
                    Stream.of(path(HttpMethod.POST, REST + "/deployment/create")),
                    Stream.of(
                                    "/version",
                                    "/engine",
                                    "/deployment",
                                    "/deployment" + ID,
                                    "/deployment" + ID + "/resources",
                                    "/deployment" + ID + "/resources/{resource}/data",
                                    "/process-definition",
                                    "/process-definition" + ID,
                                    "/process-definition" + ID + "/xml",
                                    "/process-definition/key/{key}",
                                    "/process-definition/key/{key}/tenant-id/{merchant}",
                                    "/process-definition/key/{key}/tenant-id/{merchant}/xml",
                                    "/decision-definition",
                                    "/decision-definition" + ID,
                                    "/decision-definition" + ID + "/xml",
                                    "/process-instance",
                                    "/process-instance" + ID,
                                    "/process-instance" + ID + "/activity-instances")
                            .map(path -> path(HttpMethod.GET, REST + path)))
            .toList());

    private OwnFlows() {}

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
