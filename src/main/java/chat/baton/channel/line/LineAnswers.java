package chat.baton.channel.line;

import chat.baton.channel.Answers;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import chat.baton.channel.Profile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the Messaging API's answers mean.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/#error-responses">Error responses (read 2026)</a>
 */
@Component
class LineAnswers {

    /** Until somebody has bought more, or a new month begins. */
    private static final Duration QUOTA_PAUSE = Duration.ofHours(1);

    /** Whether LINE refused the reply's token, which was used or is too old, so that nothing has arrived. */
    public boolean isTokenRefused(
            @Body byte[] body,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @ExchangeProperty(LineRequests.REPLIED) boolean replied) {
        return replied && status == 400 && says(parse(body), "reply token");
    }

    /** A push that LINE has already taken under the same key is answered 409, with what was sent then. */
    public Outcome read(
            @Body byte[] body,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter) {
        var answer = parse(body);
        if (status / 100 == 2 || status == 409) {
            return new Outcome.Accepted(Json.text(answer.at("/sentMessages/0/id")));
        } else if (status == 429 && says(answer, "monthly limit")) {
            return new Outcome.Paused("the month's messages are used up, says LINE", QUOTA_PAUSE, Outcome.Cure.REPAIR);
        } else if (status == 400 && (says(answer, "Failed to send messages") || says(answer, "'to'"))) {
            return new Outcome.Stopped("LINE does not know the customer: " + reason(answer, status));
        }
        return Answers.byStatus(status, retryAfter, reason(answer, status));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            return Json.none();
        }
    }

    private static boolean says(JsonNode answer, String words) {
        var message = Json.text(answer.path("message"));
        return message != null
                && message.toLowerCase(java.util.Locale.ROOT).contains(words.toLowerCase(java.util.Locale.ROOT));
    }

    private static String reason(JsonNode answer, int status) {
        var detail = answer.at("/details/0");
        return Stream.of(answer.path("message"), detail.path("property"), detail.path("message"))
                .map(Json::text)
                .filter(Objects::nonNull)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), reason -> reason.isEmpty() ? "HTTP " + status : reason));
    }

    /** Whether a reply arrived nobody knows; a push may be sent again at once, as LINE takes it once. */
    public Outcome missing(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure,
            @ExchangeProperty(LineRequests.REPLIED) boolean replied) {
        var outcome = Answers.missing(failure);
        return outcome instanceof Outcome.Unclear unclear && !replied ? new Outcome.Later(unclear.reason()) : outcome;
    }

    /** Nothing is known of customers who are no friends of the account, or have blocked it. */
    public Profile profile(@Body byte[] body) {
        var profile = parse(body);
        return new Profile(
                Json.text(profile.path("displayName")),
                Json.text(profile.path("pictureUrl")),
                Json.text(profile.path("language")));
    }
}
