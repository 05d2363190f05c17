package chat.baton.channel.meta;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.channel.Account;
import chat.baton.channel.ForgedWebhook;
import chat.baton.channel.Webhook;
import chat.baton.core.MerchantId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaSignatureTests {

    private static final String AS_SENT =
            "{\"object\":\"page\",\"entry\":[{\"id\":\"PAGE1\",\"time\":1700000000100,\"messaging\":[{\"sender\":{\"id\":\"PSID1\"},"
                    + "\"recipient\":{\"id\":\"PAGE1\"},\"timestamp\":1700000000000,\"message\":{\"mid\":\"m_1\",\"text\":\"caf\\u00e9\"}}]}]}";
    private static final String WRITTEN_ANEW = AS_SENT.replace("\\u00e9", "é");
    private static final String OF_AS_SENT = "sha256=92c6a051f008f79b30e9a9466563fd997c8b72e737dcb878e394739059c89770";
    private static final String OF_WRITTEN_ANEW =
            "sha256=bad8436ac7b86f8293bf3b8ba6e2aa7355ea8f35635d0247ba58f1f4b1bcfee9";

    private final MetaSignature signature = new MetaSignature();

    @Test
    void acceptsTheRawBytesAsTheyWereSigned() {
        assertThatCode(() -> verify(AS_SENT, OF_AS_SENT)).doesNotThrowAnyException();
        assertThatCode(() -> verify(WRITTEN_ANEW, OF_WRITTEN_ANEW)).doesNotThrowAnyException();
    }

    @Test
    void refusesTheSameTextInOtherBytes() {
        assertThatThrownBy(() -> verify(WRITTEN_ANEW, OF_AS_SENT)).isInstanceOf(ForgedWebhook.class);
        assertThatThrownBy(() -> verify(AS_SENT, OF_WRITTEN_ANEW)).isInstanceOf(ForgedWebhook.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "92c6a051f008f79b30e9a9466563fd997c8b72e737dcb878e394739059c89770",
                "sha256=92c6a051f008f79b30e9a9466563fd997c8b72e737dcb878e394739059c8977",
                "sha256=92c6a051f008f79b30e9a9466563fd997c8b72e737dcb878e394739059c89771",
                "sha256=not-hex",
                "sha1=20e4306bae355ed7bf1bf333f4975a7359d6f257"
            })
    void refusesWhatIsMissingMalformedOrWrong(String header) {
        assertThatThrownBy(() -> verify(AS_SENT, header)).isInstanceOf(ForgedWebhook.class);
    }

    private void verify(String body, String header) {
        var account = new Account(
                MerchantId.of("lamps"), "messenger", "lamps", true, Map.of("appSecret", "test-app-secret-messenger"));
        var headers = header == null ? Map.<String, String>of() : Map.of("x-hub-signature-256", header);
        signature.verify(body.getBytes(StandardCharsets.UTF_8), account, new Webhook(account, "", headers, Map.of()));
    }
}
