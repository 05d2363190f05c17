package chat.baton.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retryAfter pause before a refused webhook is tried again; doubles each time
 * @param slowAnswer how long a provider's API takes when it is told to be slow
 * @param noAnswer   how long it takes when it is told not to answer in time
 */
@InSandbox
@ConfigurationProperties("baton.sandbox")
record SandboxSettings(
        @DefaultValue("500ms") Duration retryAfter,
        @DefaultValue("3s") Duration slowAnswer,
        @DefaultValue("40s") Duration noAnswer) {}
