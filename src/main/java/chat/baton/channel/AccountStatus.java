package chat.baton.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account is doing.
 *
 * @param lastWebhook  when the provider was last heard; absent when never
 * @param lastDelivery when the provider last took a message; absent when never
 * @param failingSince since when nothing is taken until somebody repairs it; absent while all is well
 * @param failure      why; absent with it
 * @param tokenExpired whether it fails because its token has expired, or never was one
 */
public record AccountStatus(
        @Nullable Instant lastWebhook,
        @Nullable Instant lastDelivery,
        @Nullable Instant failingSince,
        @Nullable String failure,
        boolean tokenExpired) {

    static final AccountStatus UNKNOWN = new AccountStatus(null, null, null, null, false);
}
