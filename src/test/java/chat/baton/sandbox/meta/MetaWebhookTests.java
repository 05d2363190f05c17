package chat.baton.sandbox.meta;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MetaWebhookTests {

    private final ObjectMapper json = new ObjectMapper();

    /** Body and signature were computed outside this code base. */
    @Test
    void escapesAndSignsAsMetaDoes() throws Exception {
        var event =
                "{\"object\":\"page\",\"entry\":[{\"id\":\"PAGE1\",\"time\":1700000000100,\"messaging\":[{\"sender\":"
                        + "{\"id\":\"PSID1\"},\"recipient\":{\"id\":\"PAGE1\"},\"timestamp\":1700000000000,\"message\":"
                        + "{\"mid\":\"m_1\",\"text\":\"caf\u00e9\"}}]}]}";
        var webhook = MetaWebhook.signed("/hooks", json.readTree(event), "test-app-secret-messenger");
        assertThat(text(webhook)).hasSize(199).contains("caf\\u00e9");
        assertThat(webhook.headers())
                .containsEntry(
                        "X-Hub-Signature-256",
                        "sha256=92c6a051f008f79b30e9a9466563fd997c8b72e737dcb878e394739059c89770");
    }

    @Test
    void keepsEmojiReadable() throws Exception {
        var webhook = MetaWebhook.signed("/hooks", json.createObjectNode().put("text", "👍\n\"ok\""), "secret");
        assertThat(text(webhook)).isEqualTo("{\"text\":\"\\ud83d\\udc4d\\n\\\"ok\\\"\"}");
        assertThat(json.readTree(webhook.body()).path("text").asText()).isEqualTo("👍\n\"ok\"");
    }

    @Test
    void forgesNothingButTheSignature() {
        var genuine = MetaWebhook.signed("/hooks", json.createObjectNode(), "secret");
        var forged = MetaWebhook.forged(genuine);
        assertThat(forged.body()).isEqualTo(genuine.body());
        assertThat(forged.headers().keySet()).isEqualTo(genuine.headers().keySet());
        assertThat(forged.headers()).isNotEqualTo(genuine.headers());
    }

    private static String text(Webhook webhook) {
        return new String(webhook.body(), StandardCharsets.US_ASCII);
    }
}
