package chat.baton.channel.x;

import chat.baton.channel.Answers;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What X's answer means for the message. Errors come as a problem (RFC 9457), as a list of numbered ones from before, or
 * in an answer that calls itself a success.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/response-codes-and-errors">Response codes and errors (read 2026)</a>
 */
@Component("xAnswers")
class XAnswers {

    private static final String RATE_RESET = "x-rate-limit-reset";
    private static final Set<String> NO_PERMISSION = Set.of(
            "client-forbidden",
            "not-authorized-for-resource",
            "unsupported-authentication",
            "oauth1-permissions",
            "usage-capped");
    /** Bad keys or tokens. */
    private static final Set<Integer> TOKEN_CODES = Set.of(32, 89, 99, 135, 215);
    /** An account that is suspended or locked, an app that may not send. */
    private static final Set<Integer> NO_PERMISSION_CODES = Set.of(64, 87, 93, 220, 261, 326, 453);
    /** Does not follow us, blocks us, or takes messages of nobody. */
    private static final Set<Integer> UNREACHABLE_CODES = Set.of(150, 349);

    private static final Set<Integer> TEMPORARY_CODES = Set.of(130, 131);
    private static final int TOO_MANY_CODE = 88;

    private final Clock clock;

    XAnswers(Clock clock) {
        this.clock = clock;
    }

    public Outcome read(
            @Body byte[] body,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header(RATE_RESET) @Nullable String reset) {
        var answer = parse(body);
        var id = Json.text(answer.path("data").path("dm_event_id"));
        if (status / 100 == 2 && (id != null || answer.path("errors").isEmpty())) {
            return new Outcome.Accepted(id);
        }
        return refused(error(answer), status, reset);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            return Json.none();
        }
    }

    /** The first of a list, unless the answer as a whole is a problem, which may list what is wrong with its fields. */
    private static JsonNode error(JsonNode answer) {
        return answer.has("type") || answer.has("title")
                ? answer
                : answer.path("errors").path(0);
    }

    private Outcome refused(JsonNode error, int httpStatus, @Nullable String reset) {
        var status = httpStatus / 100 == 2 ? error.path("status").asInt(400) : httpStatus;
        var code = error.path("code").asInt();
        var reason = reason(error, status);
        if (NO_PERMISSION.contains(type(error)) || NO_PERMISSION_CODES.contains(code)) {
            return Answers.repair(reason);
        } else if (TOKEN_CODES.contains(code)) {
            return Answers.tokenExpired(reason);
        } else if (UNREACHABLE_CODES.contains(code)) {
            return unreachable(reason);
        } else if (code == TOO_MANY_CODE || status == 429) {
            return Answers.tooMany(seconds(reset), reason);
        } else if (TEMPORARY_CODES.contains(code)) {
            return Answers.disturbed(reason);
        }
        // what else is forbidden is so with this customer, and must not hold up the others
        return status == 403 ? unreachable(reason) : Answers.byStatus(status, null, reason);
    }

    private static Outcome unreachable(String reason) {
        return new Outcome.Stopped("the customer cannot be reached: " + reason);
    }

    /** @param reset seconds since 1970. @return how many from now, at least one; absent when it tells none */
    private @Nullable String seconds(@Nullable String reset) {
        return reset != null && reset.matches("\\d{1,12}")
                ? String.valueOf(Math.min(
                        999_999,
                        Math.max(1, Long.parseLong(reset) - clock.instant().getEpochSecond())))
                : null;
    }

    private static String type(JsonNode error) {
        var type = error.path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static String reason(JsonNode error, int status) {
        return Stream.of("code", "title", "detail", "message")
                .map(error::path)
                .map(Json::text)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" "), words -> Answers.reason(words.isEmpty() ? "HTTP " + status : words)));
    }

    public Outcome missing(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return Answers.missing(failure);
    }
}
