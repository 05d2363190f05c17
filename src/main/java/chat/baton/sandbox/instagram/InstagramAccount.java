package chat.baton.sandbox.instagram;

import chat.baton.sandbox.InSandbox;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The one app and professional account whose customers' phones are played. */
@InSandbox
@ConfigurationProperties("baton.sandbox.instagram")
record InstagramAccount(
        String accountId,
        String appId,
        String appSecret,
        String verifyToken,
        String accessToken,
        boolean humanAgentTag) {

    /** By the names all of Meta's channels have for them. */
    Map<String, String> settings() {
        return Map.of(
                "pageId", accountId,
                "appId", appId,
                "appSecret", appSecret,
                "verifyToken", verifyToken,
                "pageToken", accessToken,
                "humanAgentTag", String.valueOf(humanAgentTag));
    }
}
