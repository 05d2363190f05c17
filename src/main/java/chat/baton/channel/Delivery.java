package chat.baton.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a message got on its way to the customer.
 *
 * @param status {@code queued}, {@code sending}, {@code sent}, {@code delivered}, {@code read}, {@code failed} or
 *               {@code withheld} (the bot wrote it before somebody took over)
 * @param error  why it failed or is still queued; absent when nothing went wrong
 */
public record Delivery(
        int number,
        String status,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt) {}
