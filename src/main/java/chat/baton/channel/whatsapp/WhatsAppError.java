package chat.baton.channel.whatsapp;

import chat.baton.channel.Answers;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why the provider did not take or deliver a message; the codes are the same in its answers and in statuses.
 *
 * @param told in the provider's words, with the code
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">Error codes (read 2026)</a>
 */
record WhatsAppError(Kind kind, String told) {

    enum Kind {
        RATE("too many messages", 4, 80007, 130429, 133016),
        QUALITY("the provider holds the account back for its quality", 131048, 131064),
        PAIR("too many messages to this customer", 131056),
        TEMPORARY("the provider is disturbed", 1, 2, 131000, 131016, 131053, 131057, 135000),
        WINDOW("outside the reply window, says the provider", 131047),
        UNREACHABLE("the customer cannot be reached", 131026),
        NOT_TO_THEM("not to this customer", 130472, 130497, 131049, 131050, 131062),
        TOKEN("token expired or not valid", 0, 190),
        PERMISSION("no permission", 3, 10, 131005),
        ACCOUNT("the account is blocked", 368, 131031, 131042),
        TEMPLATE("the template", 132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016),
        UNKNOWN("not as the provider wants it");

        private final String words;
        private final Set<Integer> codes;

        Kind(String words, Integer... codes) {
            this.words = words;
            this.codes = Set.of(codes);
        }

        private static Kind of(int code) {
            return code / 100 == 2
                    ? PERMISSION
                    : Stream.of(values())
                            .filter(kind -> kind.codes.contains(code))
                            .findFirst()
                            .orElse(UNKNOWN);
        }
    }

    private static final Duration PAIR_PAUSE = Duration.ofSeconds(6);
    private static final Duration QUALITY_PAUSE = Duration.ofHours(1);
    private static final Duration REPAIR_PAUSE = Duration.ofMinutes(5);
    private static final int NO_CODE = -1;

    /** Of an item of a status's {@code errors}, or an answer's {@code error}. */
    static WhatsAppError of(JsonNode error) {
        int code = error.path("code").asInt(NO_CODE);
        var words = Stream.of(error.path("error_data").path("details"), error.path("message"), error.path("title"))
                .map(Json::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new WhatsAppError(Kind.of(code), ((code == NO_CODE ? "" : code + " ") + words).strip());
    }

    /** For agents to read. */
    String reason() {
        return kind.words + (told.isEmpty() ? "" : ": " + Answers.reason(told));
    }

    /** What becomes of a message that was answered with it. */
    Outcome outcome(int status, @Nullable String retryAfter) {
        return switch (kind) {
            case RATE -> Answers.tooMany(retryAfter, told);
            case QUALITY -> new Outcome.Paused(reason(), QUALITY_PAUSE, Outcome.Cure.TIME);
            case PAIR -> new Outcome.Waits(reason(), PAIR_PAUSE);
            case TEMPORARY -> Answers.disturbed(told);
            case UNREACHABLE -> new Outcome.Stopped(reason());
            case TOKEN -> Answers.tokenExpired(told);
            case PERMISSION -> Answers.repair(told);
            case ACCOUNT -> new Outcome.Paused(reason(), REPAIR_PAUSE, Outcome.Cure.REPAIR);
            case WINDOW, NOT_TO_THEM, TEMPLATE -> new Outcome.Refused(reason());
            case UNKNOWN ->
                status >= 500 || status == 429
                        ? Answers.byStatus(status, retryAfter, told)
                        : new Outcome.Refused(reason());
        };
    }
}
