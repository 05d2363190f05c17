package chat.baton.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppSettingsTests {

    private final WhatsAppSettings settings =
            new WhatsAppSettings(URI.create("http://localhost:8080/sandbox/v25.0"), List.of("fbsbx.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
                "https://LOOKASIDE.FBSBX.COM:443/x",
                "https://fbsbx.com/x",
                "http://localhost:8080/sandbox/file"
            })
    void knowsWhereTheProviderKeepsMedia(String address) {
        assertThat(settings.keepsMediaAt(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lookaside.fbsbx.com/x",
                "https://fbsbx.com.evil.example/x",
                "https://evilfbsbx.com/x",
                "https://a@lookaside.fbsbx.com/x",
                "https://lookaside.fbsbx.com:22/x",
                "http://localhost:8081/x",
                "https://localhost:8080/x",
                "//localhost:8080/x",
                "file:///etc/passwd",
                "/x",
                ""
            })
    void knowsWhereItDoesNot(String address) {
        assertThat(settings.keepsMediaAt(URI.create(address))).isFalse();
    }
}
