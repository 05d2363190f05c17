package chat.baton.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a flow as deployed.
 *
 * @param definition id of the flow as deployed, for {@link Whereabouts#diagram}
 * @param version    from 1; numbers of deleted versions are not used again while there are later ones
 * @param own        whether it is the merchant's own; else it is one all merchants share
 * @param deployedBy who deployed it; absent when it came with Baton
 * @param running    how many of the merchant's conversations are in this version
 */
public record FlowVersion(
        String definition, int version, boolean own, @Nullable String deployedBy, Instant deployedAt, long running) {}
