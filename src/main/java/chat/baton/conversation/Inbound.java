package chat.baton.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sent, in our words, whatever channel it came by.
 *
 * @param externalId the provider's message id, the same for all that came in one message; absent for taps without one
 * @param sentAt     the provider's clock
 */
public record Inbound(CustomerRef from, @Nullable String externalId, Instant sentAt, Content content) {

    public Inbound {
        externalId = Words.storableOrNull(externalId);
    }
}
