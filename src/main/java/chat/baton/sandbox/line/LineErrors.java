package chat.baton.sandbox.line;

import chat.baton.sandbox.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Answers of the Messaging API to what it does not do.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/#error-responses">Error responses (read 2026)</a>
 */
final class LineErrors {

    private LineErrors() {}

    static Refusal token() {
        return of(
                HttpStatus.UNAUTHORIZED,
                "Authentication failed. Confirm that the access token in the authorization header is valid.");
    }

    static Refusal rateLimit() {
        return of(HttpStatus.TOO_MANY_REQUESTS, "The API rate limit has been exceeded. Try again later.");
    }

    static Refusal serverError() {
        return of(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error");
    }

    static Refusal replyToken() {
        return of(HttpStatus.BAD_REQUEST, "Invalid reply token");
    }

    static Refusal recipient() {
        return of(HttpStatus.BAD_REQUEST, "The property, 'to', in the request body is invalid");
    }

    static Refusal notJson() {
        return of(HttpStatus.BAD_REQUEST, "The request body could not be parsed as JSON");
    }

    static Refusal notFound() {
        return of(HttpStatus.NOT_FOUND, "Not found");
    }

    /** @param sent what was answered the first time */
    static Refusal accepted(Map<String, Object> sent) {
        return new Refusal(
                        HttpStatus.CONFLICT,
                        Map.of(
                                "message",
                                "The retry key is already accepted",
                                "sentMessages",
                                sent.get("sentMessages")))
                .with("x-line-accepted-request-id", "sandbox");
    }

    /** @param property such as {@code messages[0].text} */
    static Refusal property(String property, String what) {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                Map.of(
                        "message",
                        "The request body has 1 error(s)",
                        "details",
                        List.of(Map.of("message", what, "property", property))));
    }

    private static Refusal of(HttpStatus status, String message) {
        return new Refusal(status, Map.of("message", message));
    }
}
