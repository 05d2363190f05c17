package chat.baton.flow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it starts today.
 *
 * @param triggers   words or phrases that start it; none when it starts otherwise
 * @param own        whether it is the merchant's own; else it is one all merchants share
 * @param deployedBy who deployed this version; absent when it came with Baton
 */
public record DeployedFlow(
        String key,
        String name,
        String description,
        List<String> triggers,
        int version,
        boolean startable,
        boolean own,
        @Nullable String deployedBy,
        Instant deployedAt) {}
