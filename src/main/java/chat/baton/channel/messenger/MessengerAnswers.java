package chat.baton.channel.messenger;

import chat.baton.channel.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the Send API's answer means for the message. Codes first: the HTTP status tells less.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Error codes (read 2026)</a>
 */
@Component
class MessengerAnswers {

    private static final Set<Integer> TEMPORARY = Set.of(1, 2, 1200);
    private static final Set<Integer> TOO_MANY = Set.of(4, 17, 32, 613);
    private static final Set<Integer> UNREACHABLE = Set.of(551, 230);
    private static final Set<Integer> NO_PERMISSION = Set.of(190, 200, 10, 3);
    private static final Set<Integer> POLICY = Set.of(368, 2022, 10904);
    private static final int OUTSIDE_WINDOW = 2018278;
    private static final Set<Integer> UNREACHABLE_DETAILS = Set.of(1545041, 2018001);
    private static final Duration RATE_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_RATE_PAUSE = Duration.ofHours(1);
    private static final Duration REPAIR_PAUSE = Duration.ofMinutes(5);
    private static final int LONGEST_REASON = 200;

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
                ? new Outcome.Accepted(MessengerJson.text(answer.path("message_id")))
                : byStatus(status, retryAfter, "HTTP " + status);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MessengerJson.read(body);
        } catch (IOException e) {
            return MessengerJson.none();
        }
    }

    private static Outcome refused(JsonNode error, int status, @Nullable String retryAfter) {
        int code = error.path("code").asInt();
        int detail = error.path("error_subcode").asInt();
        var reason = reason(error, code, detail);
        if (detail == OUTSIDE_WINDOW) {
            return new Outcome.Refused("outside the reply window, says Messenger");
        } else if (UNREACHABLE.contains(code) || UNREACHABLE_DETAILS.contains(detail)) {
            return new Outcome.Refused("the customer cannot be reached: " + reason);
        } else if (TOO_MANY.contains(code)) {
            return tooMany(retryAfter, reason);
        } else if (NO_PERMISSION.contains(code)) {
            return new Outcome.Paused("token or permission: " + reason, REPAIR_PAUSE, true);
        } else if (POLICY.contains(code)) {
            return new Outcome.Refused("against Messenger's policy: " + reason);
        } else if (TEMPORARY.contains(code) || error.path("is_transient").asBoolean()) {
            return new Outcome.Later("Messenger is disturbed: " + reason);
        }
        return code == 0 ? byStatus(status, retryAfter, reason) : bug(status, retryAfter, reason);
    }

    private static Outcome bug(int status, @Nullable String retryAfter, String reason) {
        return status >= 500 || status == 429
                ? byStatus(status, retryAfter, reason)
                : new Outcome.Refused("not as Messenger wants it: " + reason);
    }

    private static Outcome byStatus(int status, @Nullable String retryAfter, String reason) {
        if (status == 429) {
            return tooMany(retryAfter, reason);
        } else if (status >= 500) {
            return new Outcome.Later("Messenger is disturbed: " + reason);
        } else if (status == 401 || status == 403) {
            return new Outcome.Paused("token or permission: " + reason, REPAIR_PAUSE, true);
        }
        return new Outcome.Refused("refused by Messenger: " + reason);
    }

    private static Outcome tooMany(@Nullable String retryAfter, String reason) {
        return new Outcome.Paused("too many messages: " + reason, pause(retryAfter), false);
    }

    private static Duration pause(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("\\d{1,6}")) {
            return RATE_PAUSE;
        }
        var asked = Duration.ofSeconds(Long.parseLong(retryAfter));
        return asked.compareTo(LONGEST_RATE_PAUSE) > 0 ? LONGEST_RATE_PAUSE : asked;
    }

    private static String reason(JsonNode error, int code, int detail) {
        var message = MessengerJson.text(error.path("message"));
        return Fit.shortened(
                code + (detail == 0 ? "" : "/" + detail) + (message == null ? "" : " " + message), LONGEST_REASON);
    }

    /** No answer: whether the request arrived is only known when it could not be sent at all. */
    public Outcome missing(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return failure instanceof SocketTimeoutException && !isConnecting(failure)
                ? new Outcome.Unclear("no answer in time")
                : new Outcome.Later("the provider could not be reached");
    }

    private static boolean isConnecting(Exception failure) {
        return failure instanceof ConnectTimeoutException;
    }
}
