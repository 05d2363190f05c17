package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.core.MerchantId;
import java.time.Instant;

/**
 * A step of a conversation's flow, or of its takeover, has failed for good: nothing goes on there until somebody has it
 * tried again, or ends it.
 *
 * @param instance of the engine, for Cockpit
 * @param flow     what the flow is called
 * @param step     what the step is called
 * @param reason   as the failure said it
 * @param mayEnd   whether it is of a flow; takeovers end by being completed
 */
public record FlowIncident(
        String id,
        MerchantId merchant,
        ConversationId conversation,
        String instance,
        String flow,
        String step,
        String reason,
        Instant since,
        boolean mayEnd) {}
