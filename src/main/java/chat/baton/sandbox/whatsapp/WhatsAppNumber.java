package chat.baton.sandbox.whatsapp;

import chat.baton.sandbox.InSandbox;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The one number whose customers' phones are played. */
@InSandbox
@ConfigurationProperties("baton.sandbox.whatsapp")
record WhatsAppNumber(
        String phoneNumberId,
        String businessAccountId,
        String appId,
        String appSecret,
        String verifyToken,
        String accessToken) {

    Map<String, String> settings() {
        return Map.of(
                "phoneNumberId", phoneNumberId,
                "businessAccountId", businessAccountId,
                "appId", appId,
                "appSecret", appSecret,
                "verifyToken", verifyToken,
                "accessToken", accessToken);
    }
}
