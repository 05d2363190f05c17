package chat.baton.conversation;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what was said is kept.
 *
 * @param messages  those of every merchant that wants nothing else; absent for ever
 * @param merchants what merchants want otherwise, by their id
 */
@ConfigurationProperties("baton.retention")
record RetentionSettings(@Nullable Duration messages, @DefaultValue Map<String, Own> merchants) {

    /** @param messages absent where the merchant wants what all want */
    record Own(@Nullable Duration messages) {}

    boolean keepsAll() {
        return messages == null && merchants.values().stream().allMatch(own -> own.messages() == null);
    }
}
