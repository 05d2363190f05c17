package chat.baton.sandbox.x;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import chat.baton.sandbox.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.UriUtils;

/** X, played to customer 77. */
final class XStage implements AutoCloseable {

    static final String API = "/sandbox/api/x/2";
    static final String SECRET = "sandbox-x-secret";

    /** As the application has it. */
    private static final Clock TICKING = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

    final Stage stage;

    XStage() {
        var app = new XApp("300400500", "900500", "key", SECRET, "token", "token-secret", 15);
        var channel = new XStandIn(app, Stage.own("https://shop.example"), TICKING);
        var uploads = new XUploads();
        stage = new Stage(channel, "77", set -> {
            var credentials = new XCredentials(app, set.clock);
            return List.of(
                    new XMessageApi(credentials, app, channel, uploads, set.arrivals, set.webhooks, set.own, set.clock),
                    new XMediaApi(credentials, channel, uploads));
        });
    }

    /** @param body single quotes stand for double ones */
    ResultActions sends(String body) throws Exception {
        return sends("77", body, signed(SECRET, Instant.now()));
    }

    ResultActions sends(String participant, String body, RequestPostProcessor signature) throws Exception {
        return stage.mvc.perform(post(API + "/dm_conversations/with/" + participant + "/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"'))
                .with(signature));
    }

    /** As the OAuth standard has it, for addresses without a query. */
    static RequestPostProcessor signed(String consumerSecret, Instant at) {
        return request -> {
            var oauth = "oauth_consumer_key=key&oauth_nonce=n&oauth_signature_method=HMAC-SHA1&oauth_timestamp="
                    + at.getEpochSecond() + "&oauth_token=token&oauth_version=1.0";
            var base = request.getMethod() + "&" + encoded("http://localhost" + request.getRequestURI()) + "&"
                    + encoded(oauth);
            var signature =
                    XSigned.base64("HmacSHA1", consumerSecret + "&token-secret", base.getBytes(StandardCharsets.UTF_8));
            request.addHeader(
                    "Authorization",
                    "OAuth " + oauth.replace("=", "=\"").replace("&", "\", ") + "\", oauth_signature=\""
                            + encoded(signature) + "\"");
            return request;
        };
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /** What Baton was told with a right signature, oldest first. */
    List<JsonNode> told() {
        return stage.received().stream()
                .filter(XStage::isSigned)
                .map(request -> stage.parsed(request.getBody()))
                .toList();
    }

    private static boolean isSigned(Request request) {
        return ("sha256=" + XSigned.base64("HmacSHA256", SECRET, request.getBody()))
                .equals(request.getHeader("X-Twitter-Webhooks-Signature"));
    }

    @Override
    public void close() {
        stage.close();
    }
}
