package chat.baton.channel;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** What providers' answers have in common, by their HTTP status. */
public final class Answers {

    private static final Duration RATE_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_RATE_PAUSE = Duration.ofHours(1);
    private static final Duration REPAIR_PAUSE = Duration.ofMinutes(5);
    private static final int LONGEST_REASON = 200;

    private Answers() {}

    /** For an answer that is no success. @param reason as the provider tells it */
    public static Outcome byStatus(int status, @Nullable String retryAfter, String reason) {
        if (status == 429) {
            return tooMany(retryAfter, reason);
        } else if (status >= 500) {
            return disturbed(reason);
        } else if (status == 401) {
            return tokenExpired(reason);
        } else if (status == 403) {
            return repair(reason);
        }
        return new Outcome.Refused("refused by the provider: " + reason(reason));
    }

    public static Outcome disturbed(String reason) {
        return new Outcome.Later("the provider is disturbed: " + reason(reason));
    }

    /** Somebody has to renew the token, or what stands for it: it is too old, or not the provider's. */
    public static Outcome.Paused tokenExpired(String reason) {
        return new Outcome.Paused("token expired or not valid: " + reason(reason), REPAIR_PAUSE, Outcome.Cure.TOKEN);
    }

    /** Somebody has to renew a permission. */
    public static Outcome.Paused repair(String reason) {
        return new Outcome.Paused("no permission: " + reason(reason), REPAIR_PAUSE, Outcome.Cure.REPAIR);
    }

    /** @param retryAfter whole seconds; half a minute when it is absent or something else */
    public static Outcome tooMany(@Nullable String retryAfter, String reason) {
        return new Outcome.Paused("too many messages: " + reason(reason), pause(retryAfter), Outcome.Cure.TIME);
    }

    private static Duration pause(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("\\d{1,6}")) {
            return RATE_PAUSE;
        }
        var asked = Duration.ofSeconds(Long.parseLong(retryAfter));
        return asked.compareTo(LONGEST_RATE_PAUSE) > 0 ? LONGEST_RATE_PAUSE : asked;
    }

    public static String reason(String reason) {
        return Fit.shortened(reason, LONGEST_REASON);
    }

    /** No answer: whether the request arrived is only known when there was not even a connection. */
    public static Outcome missing(Exception failure) {
        return hadNoConnection(failure)
                ? new Outcome.Later("the provider could not be reached")
                : new Outcome.Unclear(
                        failure instanceof SocketTimeoutException ? "no answer in time" : "the connection broke");
    }

    private static boolean hadNoConnection(Exception failure) {
        return failure instanceof ConnectTimeoutException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                || failure instanceof ConnectionRequestTimeoutException;
    }
}
