package chat.baton.sandbox.line;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import chat.baton.sandbox.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** LINE, played to customer U77. */
final class LineStage implements AutoCloseable {

    static final String API = "/sandbox/api/line/v2/bot";
    static final String TOKEN = "sandbox-line-token";
    private static final String SECRET = "sandbox-line-secret";

    final Stage stage;

    LineStage() {
        var bot = new LineBot("Ubot", SECRET, TOKEN);
        var tokens = new LineReplyTokens(Clock.systemUTC());
        var files = new LineFiles();
        var channel = new LineStandIn(bot, new LineReports(bot, tokens, files));
        var token = new LineToken(bot);
        stage = new Stage(
                channel,
                "U77",
                set -> List.of(
                        new LineMessagingApi(token, channel, tokens, set.arrivals, set.clock),
                        new LineLookups(token, bot, channel, files, set.own)));
    }

    /** @param body single quotes stand for double ones */
    ResultActions asks(String path, String body) throws Exception {
        return stage.mvc.perform(post(API + path)
                .header("Authorization", "Bearer " + TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"')));
    }

    /** The events Baton got with a right signature, oldest first. */
    List<JsonNode> events() {
        return stage.received().stream()
                .filter(LineStage::isSigned)
                .map(request -> stage.parsed(request.getBody()).at("/events/0"))
                .toList();
    }

    private static boolean isSigned(Request request) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signature = Base64.getEncoder().encodeToString(mac.doFinal(request.getBody()));
            return signature.equals(request.getHeader("x-line-signature"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
