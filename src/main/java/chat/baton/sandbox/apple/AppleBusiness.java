package chat.baton.sandbox.apple;

import chat.baton.sandbox.InSandbox;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The one business whose customers' phones are played.
 *
 * @param secret Base64, as Apple issues it
 */
@InSandbox
@ConfigurationProperties("baton.sandbox.apple")
record AppleBusiness(String businessId, String mspId, String secret) {

    Map<String, String> settings() {
        return Map.of("businessId", businessId, "mspId", mspId, "secret", secret);
    }
}
