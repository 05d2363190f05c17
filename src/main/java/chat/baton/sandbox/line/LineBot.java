package chat.baton.sandbox.line;

import chat.baton.sandbox.InSandbox;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The one LINE Official Account whose friends' phones are played. */
@InSandbox
@ConfigurationProperties("baton.sandbox.line")
record LineBot(String botUserId, String channelSecret, String accessToken) {

    Map<String, String> settings() {
        return Map.of("botUserId", botUserId, "channelSecret", channelSecret, "accessToken", accessToken);
    }
}
