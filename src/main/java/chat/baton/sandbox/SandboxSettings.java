package chat.baton.sandbox;

import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retryAfter pause before a refused webhook is tried again; doubles each time
 * @param slowAnswer how long the Send API takes when it is told to be slow
 * @param noAnswer   how long it takes when it is told not to answer in time
 */
@InSandbox
@ConfigurationProperties("baton.sandbox")
record SandboxSettings(
        MessengerApp messenger,
        @DefaultValue("500ms") Duration retryAfter,
        @DefaultValue("3s") Duration slowAnswer,
        @DefaultValue("40s") Duration noAnswer) {

    SandboxSettings {
        Objects.requireNonNull(messenger, "baton.sandbox.messenger is not set: use the profile \"sandbox\"");
    }

    /** The one app and page whose customers' phones are played. */
    record MessengerApp(String account, String pageId, String appId, String appSecret, String pageToken) {}
}
