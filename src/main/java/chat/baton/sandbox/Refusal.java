package chat.baton.sandbox;

import chat.baton.core.Ids;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.HttpStatus;

/** What Meta answers instead of doing what it was asked for. */
final class Refusal extends RuntimeException {

    private static final String OAUTH = "OAuthException";

    private final HttpStatus status;
    private final String type;
    private final int code;
    private final int subcode;

    /** @param subcode 0 for none */
    private Refusal(HttpStatus status, String type, int code, int subcode, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.subcode = subcode;
    }

    static Refusal parameter(String what) {
        return new Refusal(HttpStatus.BAD_REQUEST, OAUTH, 100, 0, "(#100) " + what);
    }

    static Refusal token() {
        var message = "Invalid OAuth access token - Cannot parse access token";
        return new Refusal(HttpStatus.UNAUTHORIZED, OAUTH, 190, 0, message);
    }

    static Refusal nobody() {
        return new Refusal(HttpStatus.BAD_REQUEST, OAUTH, 100, 2018001, "(#100) No matching user found");
    }

    static Refusal unknownObject(String id) {
        var message = "Unsupported post request. Object with ID '" + id
                + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation";
        return new Refusal(HttpStatus.BAD_REQUEST, "GraphMethodException", 100, 33, message);
    }

    static Refusal outsideWindow() {
        var message = "(#10) This message is sent outside of allowed window.";
        return new Refusal(HttpStatus.FORBIDDEN, OAUTH, 10, 2018278, message);
    }

    static Refusal serverError() {
        var message = "An unexpected error has occurred. Please retry your request later.";
        return new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, OAUTH, 2, 0, message);
    }

    static Refusal rateLimit() {
        var message = "(#613) Calls to this api have exceeded the rate limit.";
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, OAUTH, 613, 0, message);
    }

    HttpStatus status() {
        return status;
    }

    ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode();
        var error = body.putObject("error")
                .put("message", getMessage())
                .put("type", type)
                .put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("fbtrace_id", "A" + Ids.next().toString().replace("-", "").substring(10));
        return body;
    }
}
