package chat.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class WebhookTests {

    private final ObjectMapper json = new ObjectMapper();

    /** Body and signature were computed outside this code base. */
    @Test
    void escapesAndSignsAsMetaDoes() throws Exception {
        var event =
                "{\"object\":\"page\",\"entry\":[{\"id\":\"PAGE1\",\"time\":1700000000100,\"messaging\":[{\"sender\":"
                        + "{\"id\":\"PSID1\"},\"recipient\":{\"id\":\"PAGE1\"},\"timestamp\":1700000000000,\"message\":"
                        + "{\"mid\":\"m_1\",\"text\":\"caf\u00e9\"}}]}]}";
        var webhook = Webhook.signed(json.readTree(event), "test-app-secret-messenger");
        assertThat(webhook.body()).hasSize(199).contains("caf\\u00e9");
        assertThat(webhook.signature())
                .isEqualTo("sha256=92c6a051f008f79b30e9a9466563fd997c8b72e737dcb878e394739059c89770");
    }

    @Test
    void keepsEmojiReadable() throws Exception {
        var webhook = Webhook.signed(json.createObjectNode().put("text", "👍\n\"ok\""), "secret");
        assertThat(webhook.body()).isEqualTo("{\"text\":\"\\ud83d\\udc4d\\n\\\"ok\\\"\"}");
        assertThat(json.readTree(webhook.body()).path("text").asText()).isEqualTo("👍\n\"ok\"");
    }
}
