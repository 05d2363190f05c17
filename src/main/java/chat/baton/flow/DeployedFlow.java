package chat.baton.flow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it starts today.
 *
 * @param triggers   words or phrases that start it; none when it starts otherwise
 * @param own        whether it is the merchant's own; else it is one all merchants share
 * @param languages  codes of those it speaks, the first being that of its plain texts; none when its author did not say
 * @param missing    steps that do not speak all of them
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
        List<String> languages,
        List<MissingText> missing,
        @Nullable String deployedBy,
        Instant deployedAt) {}
