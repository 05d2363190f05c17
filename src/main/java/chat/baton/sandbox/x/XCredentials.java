package chat.baton.sandbox.x;

import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Lets in only who signs by OAuth 1.0a with the app's and the account's secrets, as the API does; written from the standard, not from Baton's own signing. */
@InSandbox
@Component
class XCredentials {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final XApp app;
    private final Clock clock;

    XCredentials(XApp app, Clock clock) {
        this.app = app;
        this.clock = clock;
    }

    /** @throws Refusal 401 when the signature is missing, old or another one */
    void check(HttpServletRequest request) {
        var given = parameters(Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), ""));
        var signature = given.remove("oauth_signature");
        if (signature == null
                || !isInTime(given.get("oauth_timestamp"))
                || !isSame(signature, expected(request, given))) {
            throw XProblems.unauthorized();
        }
    }

    private static Map<String, String> parameters(String header) {
        return PARAMETER
                .matcher(header.startsWith("OAuth ") ? header : "")
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1),
                        found -> UriUtils.decode(found.group(2), StandardCharsets.UTF_8),
                        (first, second) -> second,
                        HashMap::new));
    }

    private boolean isInTime(@org.jspecify.annotations.Nullable String seconds) {
        return seconds != null
                && seconds.matches("\\d{1,10}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant())
                                .abs()
                                .compareTo(CLOCKS_APART)
                        < 0;
    }

    private String expected(HttpServletRequest request, Map<String, String> given) {
        given.put("oauth_consumer_key", app.consumerKey());
        given.put("oauth_token", app.accessToken());
        var parameters = given.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        var base = request.getMethod() + "&" + encoded(request.getRequestURL().toString()) + "&" + encoded(parameters);
        return XSigned.base64(
                "HmacSHA1",
                encoded(app.consumerSecret()) + "&" + encoded(app.accessTokenSecret()),
                base.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
