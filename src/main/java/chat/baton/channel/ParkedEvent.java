package chat.baton.channel;

import java.time.Instant;

/**
 * An event that kept failing and waits for a person to repair the cause.
 *
 * @param error what failed, without the customer's words
 */
public record ParkedEvent(
        long id, String channel, String account, String customer, Instant occurredAt, int attempts, String error) {}
