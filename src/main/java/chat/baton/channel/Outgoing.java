package chat.baton.channel;

import chat.baton.conversation.ConversationId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to the customer.
 *
 * @param byBot          otherwise an agent wrote it
 * @param recipient      the customer's id at the provider
 * @param content        as it is stored
 * @param attempt        1 for the first try
 * @param partsSent      how many of its parts the provider has taken already
 * @param createdAt      when it was written
 * @param lastCustomerAt when the customer last wrote; absent when they never did
 * @param facts          what the channel has learned of the customer, see {@link Reachability}; empty when nothing
 * @param stoppedWhy     why nothing may be sent to the customer; absent when they may be written to
 * @param lease          how long this node may send it
 */
public record Outgoing(
        UUID id,
        ConversationId conversation,
        int number,
        boolean byBot,
        String channel,
        String account,
        String recipient,
        String content,
        int attempt,
        int partsSent,
        Instant createdAt,
        @Nullable Instant lastCustomerAt,
        Map<String, String> facts,
        @Nullable String stoppedWhy,
        Lease lease) {

    /** The property of an exchange of {@code direct:deliver-…} that holds it. */
    public static final String PROPERTY = "message";
}
