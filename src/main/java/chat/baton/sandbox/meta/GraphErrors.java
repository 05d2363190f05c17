package chat.baton.sandbox.meta;

import chat.baton.core.Ids;
import chat.baton.sandbox.Refusal;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.HttpStatus;

/** How Meta's Graph API refuses. */
public final class GraphErrors {

    private static final String OAUTH = "OAuthException";

    private GraphErrors() {}

    /** @param subcode 0 for none */
    public static Refusal of(HttpStatus status, int code, int subcode, String message) {
        return of(status, OAUTH, code, subcode, message);
    }

    public static Refusal parameter(String what) {
        return of(HttpStatus.BAD_REQUEST, 100, 0, "(#100) " + what);
    }

    public static Refusal token() {
        return of(HttpStatus.UNAUTHORIZED, 190, 0, "Invalid OAuth access token - Cannot parse access token");
    }

    public static Refusal expiredToken() {
        var message = "Error validating access token: Session has expired on Thursday, 01-Jan-26 00:00:00 PST.";
        return of(HttpStatus.UNAUTHORIZED, 190, 463, message);
    }

    public static Refusal nobody() {
        return of(HttpStatus.BAD_REQUEST, 100, 2018001, "(#100) No matching user found");
    }

    public static Refusal unknownObject(String id) {
        var message = "Unsupported post request. Object with ID '" + id
                + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation";
        return of(HttpStatus.BAD_REQUEST, "GraphMethodException", 100, 33, message);
    }

    public static Refusal outsideWindow() {
        return of(HttpStatus.FORBIDDEN, 10, 2018278, "(#10) This message is sent outside of allowed window.");
    }

    public static Refusal serverError() {
        var message = "An unexpected error has occurred. Please retry your request later.";
        return of(HttpStatus.INTERNAL_SERVER_ERROR, 2, 0, message);
    }

    public static Refusal rateLimit() {
        return of(HttpStatus.TOO_MANY_REQUESTS, 613, 0, "(#613) Calls to this api have exceeded the rate limit.");
    }

    private static Refusal of(HttpStatus status, String type, int code, int subcode, String message) {
        return new Refusal(status, body(type, code, subcode, message));
    }

    private static ObjectNode body(String type, int code, int subcode, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        var error = body.putObject("error").put("message", message).put("type", type);
        error.put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("fbtrace_id", "A" + Ids.next().toString().replace("-", "").substring(10));
        return body;
    }
}
