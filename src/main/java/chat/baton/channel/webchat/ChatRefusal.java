package chat.baton.channel.webchat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why a shop's page does not get what it asks for. */
class ChatRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String kind;
    private final @Nullable Duration retryAfter;

    private ChatRefusal(HttpStatus status, String kind, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    static ChatRefusal unusable(String detail) {
        return new ChatRefusal(HttpStatus.BAD_REQUEST, "unusable", detail, null);
    }

    static ChatRefusal tooLarge() {
        return new ChatRefusal(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "The request is too large.", null);
    }

    /** @param why as a sentence */
    static ChatRefusal unfit(String why) {
        return new ChatRefusal(HttpStatus.UNPROCESSABLE_ENTITY, "unfit-file", why, null);
    }

    static ChatRefusal unmeasured() {
        return new ChatRefusal(
                HttpStatus.LENGTH_REQUIRED, "unmeasured", "The request has to say how long it is.", null);
    }

    /** The session has ended or was never there, which is nobody's business. */
    static ChatRefusal noSession() {
        return new ChatRefusal(HttpStatus.UNAUTHORIZED, "no-session", "The session has ended. Begin a new one.", null);
    }

    static ChatRefusal elsewhere() {
        return new ChatRefusal(
                HttpStatus.FORBIDDEN, "forbidden", "This site key may not be used by pages of this origin.", null);
    }

    static ChatRefusal tooMany(Duration retryAfter) {
        return new ChatRefusal(HttpStatus.TOO_MANY_REQUESTS, "too-many", "Too many requests.", retryAfter);
    }

    /** Later it will work. */
    static ChatRefusal unavailable() {
        return new ChatRefusal(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Please try again soon.", Duration.ofSeconds(5));
    }

    HttpStatus status() {
        return status;
    }

    String kind() {
        return kind;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
