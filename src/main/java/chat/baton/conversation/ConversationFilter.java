package chat.baton.conversation;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations to list; what is absent does not matter.
 *
 * @param merchants those the reader may see
 * @param holder    {@code bot}, {@code queue} or {@code agent}
 * @param status    {@code open} or {@code resolved}
 * @param agent     who holds it
 * @param flow      key of the flow that runs
 * @param step      the step it has reached, by its id in the diagram
 * @param quietSince nothing has been said since then
 */
public record ConversationFilter(
        Set<MerchantId> merchants,
        @Nullable String holder,
        @Nullable String status,
        @Nullable String channel,
        @Nullable AgentId agent,
        @Nullable String flow,
        @Nullable String step,
        @Nullable String tag,
        @Nullable Instant quietSince) {

    public static ConversationFilter of(Set<MerchantId> merchants) {
        return new ConversationFilter(merchants, null, null, null, null, null, null, null, null);
    }

    public ConversationFilter heldBy(@Nullable String holder) {
        return new ConversationFilter(merchants, holder, status, channel, agent, flow, step, tag, quietSince);
    }

    public ConversationFilter thatAre(@Nullable String status) {
        return new ConversationFilter(merchants, holder, status, channel, agent, flow, step, tag, quietSince);
    }

    public ConversationFilter on(@Nullable String channel) {
        return new ConversationFilter(merchants, holder, status, channel, agent, flow, step, tag, quietSince);
    }

    public ConversationFilter with(@Nullable AgentId agent) {
        return new ConversationFilter(merchants, holder, status, channel, agent, flow, step, tag, quietSince);
    }

    public ConversationFilter at(@Nullable String flow, @Nullable String step) {
        return new ConversationFilter(merchants, holder, status, channel, agent, flow, step, tag, quietSince);
    }

    public ConversationFilter tagged(@Nullable String tag) {
        return new ConversationFilter(merchants, holder, status, channel, agent, flow, step, tag, quietSince);
    }

    public ConversationFilter quietSince(@Nullable Instant quietSince) {
        return new ConversationFilter(merchants, holder, status, channel, agent, flow, step, tag, quietSince);
    }
}
