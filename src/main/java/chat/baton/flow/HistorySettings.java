package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param merchants what merchants want otherwise than their flows say, by their id */
@ConfigurationProperties("baton.retention")
record HistorySettings(@DefaultValue Map<String, Own> merchants) {

    /** @param history how long the engine remembers what an instance was, from its start; absent for as long as its flow says */
    record Own(@Nullable Duration history) {}

    @Nullable
    Duration of(MerchantId merchant) {
        var own = merchants.get(merchant.value());
        return own == null ? null : own.history();
    }
}
