package chat.baton.sandbox.x;

import chat.baton.sandbox.InSandbox;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The one app and account whose customers' phones are played. */
@InSandbox
@ConfigurationProperties("baton.sandbox.x")
record XApp(
        String userId,
        String appId,
        String consumerKey,
        String consumerSecret,
        String accessToken,
        String accessTokenSecret,
        int sendsPer15Minutes) {

    Map<String, String> settings() {
        return Map.of(
                "userId", userId,
                "appId", appId,
                "consumerKey", consumerKey,
                "consumerSecret", consumerSecret,
                "accessToken", accessToken,
                "accessTokenSecret", accessTokenSecret,
                "sendsPer15Minutes", String.valueOf(sendsPer15Minutes));
    }
}
