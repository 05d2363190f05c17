package chat.baton.sandbox.x;

import chat.baton.sandbox.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** How X's API refuses. */
final class XProblems {

    /** X counts in quarters of an hour; nobody who tries this out should have to wait so long. */
    private static final Duration COUNTED_ANEW_AFTER = Duration.ofSeconds(10);

    private XProblems() {}

    static Refusal unauthorized() {
        return of(HttpStatus.UNAUTHORIZED, "about:blank", "Unauthorized");
    }

    static Refusal expiredToken() {
        var error = Map.of("code", 89, "message", "Invalid or expired token.");
        return refusal(HttpStatus.UNAUTHORIZED, Map.of("errors", List.of(error)));
    }

    static Refusal notAllowed() {
        return of(HttpStatus.FORBIDDEN, "about:blank", "You do not have permission to DM one or more participants.");
    }

    static Refusal invalid(String what) {
        return of(HttpStatus.BAD_REQUEST, "https://api.x.com/2/problems/invalid-request", what);
    }

    static Refusal serverError() {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "about:blank", "Service Unavailable");
    }

    static Refusal rateLimit(Instant now) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "about:blank", "Too Many Requests")
                .with("x-rate-limit-limit", "15")
                .with("x-rate-limit-remaining", "0")
                .with(
                        "x-rate-limit-reset",
                        String.valueOf(now.plus(COUNTED_ANEW_AFTER).getEpochSecond()));
    }

    private static Refusal of(HttpStatus status, String type, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", status.getReasonPhrase());
        problem.put("detail", detail);
        problem.put("type", type);
        problem.put("status", status.value());
        return refusal(status, problem);
    }

    private static Refusal refusal(HttpStatus status, Object body) {
        return new Refusal(status, body).with("Content-Type", "application/problem+json");
    }
}
