package chat.baton.sandbox.whatsapp;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import chat.baton.sandbox.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** WhatsApp, played to one customer. */
final class WhatsAppStage implements AutoCloseable {

    static final String API = "/sandbox/api/whatsapp/v25.0";
    static final String TOKEN = "sandbox-whatsapp-token";

    private static final String SECRET = "sandbox-whatsapp-secret";

    final Stage stage;

    WhatsAppStage(String customer) {
        var account = new WhatsAppNumber("200300400", "300400500", "900100200", SECRET, "verify", TOKEN);
        var channel = new WhatsAppStandIn(account);
        stage = new Stage(
                channel,
                customer,
                set -> List.of(new WhatsAppCloudApi(account, channel, set.arrivals, set.webhooks, set.own, set.clock)));
    }

    /** @param body single quotes stand for double ones */
    ResultActions sends(String body) throws Exception {
        return stage.mvc.perform(post(API + "/200300400/messages")
                .header("Authorization", "Bearer " + TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"')));
    }

    ResultActions gets(String path) throws Exception {
        return stage.mvc.perform(get(API + path).header("Authorization", "Bearer " + TOKEN));
    }

    /** The values of the changes Baton got with a right signature, oldest first. */
    List<JsonNode> values() {
        return stage.received().stream()
                .filter(WhatsAppStage::isSigned)
                .map(request -> stage.parsed(request.getBody()).at("/entry/0/changes/0/value"))
                .toList();
    }

    private static boolean isSigned(Request request) {
        return signature(request.getBody()).equals(request.getHeader("X-Hub-Signature-256"));
    }

    /** Computed a second time, so that the sandbox does not prove itself right. */
    private static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
