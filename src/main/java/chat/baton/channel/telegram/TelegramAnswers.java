package chat.baton.channel.telegram;

import chat.baton.channel.Answers;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/**
 * What the Bot API's answer means for the message.
 *
 * @see <a href="https://core.telegram.org/bots/api#making-requests">Making requests (read 2026)</a>
 */
@Component
class TelegramAnswers {

    private static final Pattern NOBODY = Pattern.compile("(?i).*(chat not found|user not found|peer_id_invalid).*");
    private static final long PAUSE = 5;
    private static final long LONGEST_PAUSE = Duration.ofHours(1).toSeconds();

    public Outcome read(@Body byte[] body, @Header(Exchange.HTTP_RESPONSE_CODE) int status) {
        var answer = parse(body);
        var isRefusal = answer.has("ok") && !answer.path("ok").asBoolean();
        return status / 100 == 2 && !isRefusal
                ? new Outcome.Accepted(Json.text(answer.at("/result/message_id")))
                : refused(answer, answer.path("error_code").asInt(status));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            return Json.none();
        }
    }

    /** A token of another form is answered with 404. */
    private static Outcome refused(JsonNode answer, int code) {
        var description = Json.text(answer.path("description"));
        var reason = Answers.reason(description == null ? "HTTP " + code : code + " " + description);
        return switch (code) {
            case 429 -> new Outcome.Waits("too many messages: " + reason, pause(answer));
            case 403 -> new Outcome.Stopped("the customer cannot be reached: " + reason);
            case 401, 404 -> Answers.tokenExpired(reason);
            case 400 ->
                NOBODY.matcher(reason).matches()
                        ? new Outcome.Stopped("the customer cannot be reached: " + reason)
                        : new Outcome.Refused("not as the provider wants it: " + reason);
            default -> Answers.byStatus(code, null, reason);
        };
    }

    /** What it limits is mostly one chat; for the whole bot there is a budget. */
    private static Duration pause(JsonNode answer) {
        var asked = answer.at("/parameters/retry_after").asLong(PAUSE);
        return Duration.ofSeconds(Math.max(1, Math.min(asked, LONGEST_PAUSE)));
    }

    public Outcome missing(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return Answers.missing(failure);
    }
}
