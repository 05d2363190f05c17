package chat.baton.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much waits, and how much is done.
 *
 * @param waiting    how many wait, be it for their turn or for another try
 * @param oldest     since when the oldest of them waits; absent when none does
 * @param lastMinute how many were done in the last minute
 * @param lastHour   how many were done in the last hour
 */
public record Backlog(long waiting, @Nullable Instant oldest, long lastMinute, long lastHour) {}
