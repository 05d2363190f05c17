package chat.baton.sandbox.messenger;

import chat.baton.sandbox.InSandbox;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The one app and page whose customers' phones are played. */
@InSandbox
@ConfigurationProperties("baton.sandbox.messenger")
record MessengerAccount(
        String pageId, String appId, String appSecret, String verifyToken, String pageToken, boolean humanAgentTag) {

    long app() {
        return Long.parseLong(appId);
    }

    Map<String, String> settings() {
        return Map.of(
                "pageId", pageId,
                "appId", appId,
                "appSecret", appSecret,
                "verifyToken", verifyToken,
                "pageToken", pageToken,
                "humanAgentTag", String.valueOf(humanAgentTag));
    }
}
