package chat.baton.sandbox.whatsapp;

import chat.baton.core.Ids;
import chat.baton.sandbox.Refusal;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.HttpStatus;

/** How the Cloud API refuses; what it finds out later it tells in a status, in nearly the same words. */
final class CloudErrors {

    private CloudErrors() {}

    static Refusal missing(String what) {
        return of(HttpStatus.BAD_REQUEST, 131008, "Required parameter is missing", what);
    }

    static Refusal invalid(String what) {
        return of(HttpStatus.BAD_REQUEST, 131009, "Parameter value is not valid", what);
    }

    static Refusal unknownTemplate(String name, String language) {
        return of(
                HttpStatus.NOT_FOUND,
                132001,
                "Template name does not exist in the translation",
                "template name (" + name + ") does not exist in " + language);
    }

    static Refusal wrongGaps(int expected, int given) {
        return of(
                HttpStatus.BAD_REQUEST,
                132000,
                "Number of parameters does not match the expected number of params",
                "body: number of localizable_params (%d) does not match the expected number of params (%d)"
                        .formatted(given, expected));
    }

    static Refusal rateLimit() {
        return of(
                HttpStatus.TOO_MANY_REQUESTS,
                130429,
                "Rate limit hit",
                "Message failed to send because there were too many messages sent from this phone number in a short period of time");
    }

    static Refusal serverError() {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                131000,
                "Something went wrong",
                "Message failed to send due to an unknown error");
    }

    /** The status's {@code errors} when nobody wrote for a day. */
    static ObjectNode outsideWindow() {
        var status = JsonNodeFactory.instance.objectNode();
        var error = status.putArray("errors").addObject().put("code", 131047);
        error.put("title", "Re-engagement message").put("message", "Re-engagement message");
        error.putObject("error_data")
                .put(
                        "details",
                        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");
        return status;
    }

    private static Refusal of(HttpStatus status, int code, String title, String details) {
        var body = JsonNodeFactory.instance.objectNode();
        var error = body.putObject("error").put("message", "(#" + code + ") " + title);
        error.put("type", "OAuthException").put("code", code);
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        error.put("fbtrace_id", "A" + Ids.next().toString().replace("-", "").substring(10));
        return new Refusal(status, body);
    }
}
