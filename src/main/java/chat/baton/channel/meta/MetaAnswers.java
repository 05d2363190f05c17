package chat.baton.channel.meta;

import chat.baton.channel.Answers;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the Send API's answer means for the message. Codes first: the HTTP status tells less.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Error codes (read 2026)</a>
 */
@Component
class MetaAnswers {

    private static final Set<Integer> TEMPORARY = Set.of(1, 2, 1200);
    private static final Set<Integer> TOO_MANY = Set.of(4, 17, 32, 613);
    private static final Set<Integer> UNREACHABLE = Set.of(551, 230);
    private static final Set<Integer> NO_PERMISSION = Set.of(200, 10, 3);
    private static final int BAD_TOKEN = 190;
    private static final Set<Integer> POLICY = Set.of(368, 2022, 10904);
    /** Of Messenger and of Instagram. */
    private static final Set<Integer> OUTSIDE_WINDOW = Set.of(2018278, 2534022);

    private static final Set<Integer> UNREACHABLE_DETAILS = Set.of(1545041, 2018001);

    public Outcome read(
            @Body byte[] body,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter) {
        var answer = parse(body);
        var error = answer.path("error");
        if (error.isObject()) {
            return refused(error, status, retryAfter);
        }
        return status / 100 == 2
                ? new Outcome.Accepted(Json.text(answer.path("message_id")))
                : Answers.byStatus(status, retryAfter, "HTTP " + status);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            return Json.none();
        }
    }

    private static Outcome refused(JsonNode error, int status, @Nullable String retryAfter) {
        int code = error.path("code").asInt();
        int detail = error.path("error_subcode").asInt();
        var reason = reason(error, code, detail);
        if (OUTSIDE_WINDOW.contains(detail)) {
            return new Outcome.Refused("outside the reply window, says the provider");
        } else if (UNREACHABLE.contains(code) || UNREACHABLE_DETAILS.contains(detail)) {
            return new Outcome.Stopped("the customer cannot be reached: " + reason);
        } else if (TOO_MANY.contains(code)) {
            return Answers.tooMany(retryAfter, reason);
        } else if (code == BAD_TOKEN) {
            return Answers.tokenExpired(reason);
        } else if (NO_PERMISSION.contains(code)) {
            return Answers.repair(reason);
        } else if (POLICY.contains(code)) {
            return new Outcome.Refused("against the provider's policy: " + reason);
        } else if (TEMPORARY.contains(code) || error.path("is_transient").asBoolean()) {
            return Answers.disturbed(reason);
        }
        return code == 0 ? Answers.byStatus(status, retryAfter, reason) : bug(status, retryAfter, reason);
    }

    private static Outcome bug(int status, @Nullable String retryAfter, String reason) {
        return status >= 500 || status == 429
                ? Answers.byStatus(status, retryAfter, reason)
                : new Outcome.Refused("not as the provider wants it: " + reason);
    }

    private static String reason(JsonNode error, int code, int detail) {
        var message = Json.text(error.path("message"));
        return Answers.reason(code + (detail == 0 ? "" : "/" + detail) + (message == null ? "" : " " + message));
    }

    public Outcome missing(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return Answers.missing(failure);
    }
}
