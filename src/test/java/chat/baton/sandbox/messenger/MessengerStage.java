package chat.baton.sandbox.messenger;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import chat.baton.sandbox.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** Messenger, played to customer 77. */
final class MessengerStage implements AutoCloseable {

    static final String API = "/sandbox/api/messenger/v25.0";
    static final String TOKEN = "sandbox-messenger-token";
    static final String SECRET = "sandbox-messenger-secret";

    final Stage stage;

    MessengerStage() {
        var account = new MessengerAccount("100200300", "900100200", SECRET, "verify", TOKEN, true);
        var channel = new MessengerStandIn(account);
        stage = new Stage(
                channel,
                "77",
                set -> List.of(
                        new MessengerSendApi(account, channel, set.arrivals, set.webhooks, set.clock),
                        new MessengerProfileApi(account, channel, set.own)));
    }

    /** @param body single quotes stand for double ones */
    ResultActions sends(String body) throws Exception {
        return sends("me", body);
    }

    ResultActions sends(String page, String body) throws Exception {
        return stage.mvc.perform(post(API + "/" + page + "/messages")
                .header("Authorization", "Bearer " + TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"')));
    }

    /** The events Baton got with a right signature, oldest first. */
    List<JsonNode> events() {
        return stage.received().stream()
                .filter(MessengerStage::isSigned)
                .map(request -> stage.parsed(request.getBody()).at("/entry/0/messaging/0"))
                .toList();
    }

    private static boolean isSigned(Request request) {
        return Signatures.of(request.getBody(), SECRET).equals(request.getHeader("X-Hub-Signature-256"));
    }

    @Override
    public void close() {
        stage.close();
    }
}
