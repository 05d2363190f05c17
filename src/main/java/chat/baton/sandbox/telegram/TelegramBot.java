package chat.baton.sandbox.telegram;

import chat.baton.sandbox.InSandbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The one bot whose customers' phones are played. */
@InSandbox
@ConfigurationProperties("baton.sandbox.telegram")
record TelegramBot(String botId, String botToken, String secretToken) {

    boolean isIts(String token) {
        return MessageDigest.isEqual(botToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    Map<String, String> settings() {
        return Map.of("botId", botId, "botToken", botToken, "secretToken", secretToken);
    }
}
