package chat.baton.sandbox.telegram;

import chat.baton.sandbox.Refusal;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.HttpStatus;

/** How the Bot API refuses. */
final class TelegramErrors {

    private static final int PAUSE = 5;

    private TelegramErrors() {}

    static Refusal badRequest(String what) {
        return of(HttpStatus.BAD_REQUEST, "Bad Request: " + what);
    }

    static Refusal unauthorized() {
        return of(HttpStatus.UNAUTHORIZED, "Unauthorized");
    }

    static Refusal blocked() {
        return of(HttpStatus.FORBIDDEN, "Forbidden: bot was blocked by the user");
    }

    static Refusal unknownMethod() {
        return of(HttpStatus.NOT_FOUND, "Not Found");
    }

    static Refusal serverError() {
        return of(HttpStatus.INTERNAL_SERVER_ERROR, "Internal Server Error");
    }

    static Refusal tooManyRequests() {
        var body = body(HttpStatus.TOO_MANY_REQUESTS, "Too Many Requests: retry after " + PAUSE);
        body.putObject("parameters").put("retry_after", PAUSE);
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, body);
    }

    private static Refusal of(HttpStatus status, String description) {
        return new Refusal(status, body(status, description));
    }

    private static ObjectNode body(HttpStatus status, String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ok", false)
                .put("error_code", status.value())
                .put("description", description);
    }
}
