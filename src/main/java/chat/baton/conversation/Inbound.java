package chat.baton.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sent, in our words, whatever channel it came by.
 *
 * @param externalId the provider's message id, the same for all that came in one message; absent for taps without one
 * @param sentAt     the provider's clock
 * @param language   of the customer's device, as the message tells it, a BCP 47 tag; absent when it does not
 */
public record Inbound(
        CustomerRef from, @Nullable String externalId, Instant sentAt, Content content, @Nullable String language) {

    public Inbound {
        externalId = Words.storableOrNull(externalId);
    }

    public Inbound(CustomerRef from, @Nullable String externalId, Instant sentAt, Content content) {
        this(from, externalId, sentAt, content, null);
    }
}
