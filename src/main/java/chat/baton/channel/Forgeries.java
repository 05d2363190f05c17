package chat.baton.channel;

import chat.baton.core.Allowance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * How many forged webhooks an account is sent from one network before whoever sends them is told to slow down. Each is looked at
 * all the same: a provider sends from few addresses, and has to be heard again as soon as somebody has put its secret right.
 */
@Component
@EnableConfigurationProperties(Forgeries.Settings.class)
class Forgeries {

    private static final byte[] TOO_MANY =
            """
            {"type":"urn:baton:problem:too-many","title":"Too Many Requests","status":429,\
            "detail":"Too many webhooks with a signature that is not the provider's."}
            """
                    .getBytes(StandardCharsets.UTF_8);

    /** @param perMinute of an account, from one network */
    @ConfigurationProperties("baton.channel.forgeries")
    record Settings(@DefaultValue("60") int perMinute) {}

    private final Allowance allowance;

    Forgeries(Settings settings, Clock clock) {
        this.allowance = new Allowance(settings.perMinute(), clock);
    }

    /** Another one was refused: when there were too many of late, the refusal says so. */
    void slowDown(Account account, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var wait = allowance.take(account + " " + Allowance.network(request.getRemoteAddr()));
        if (wait.isPresent() && !response.isCommitted()) {
            refuse(response, wait.get());
        }
    }

    private static void refuse(HttpServletResponse response, Duration wait) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(TOO_MANY.length);
        response.getOutputStream().write(TOO_MANY);
    }
}
