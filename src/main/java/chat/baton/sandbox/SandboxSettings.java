package chat.baton.sandbox;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param baseUrl    where Baton itself answers; webhooks go there
 * @param retryAfter pause before a refused webhook is tried again; doubles each time
 * @param slowAnswer how long the Send API takes when it is told to be slow
 * @param noAnswer   how long it takes when it is told not to answer in time
 */
@ConfigurationProperties("baton.sandbox")
record SandboxSettings(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        MessengerApp messenger,
        @DefaultValue("500ms") Duration retryAfter,
        @DefaultValue("3s") Duration slowAnswer,
        @DefaultValue("40s") Duration noAnswer) {

    URI messengerHook() {
        return URI.create(baseUrl + "/hooks/messenger/" + messenger.account());
    }

    /** The one app and page whose customers' phones are played. */
    record MessengerApp(String account, String pageId, String appId, String appSecret, String pageToken) {}
}
