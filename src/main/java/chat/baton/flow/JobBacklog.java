package chat.baton.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The engine's jobs.
 *
 * @param waiting how many are due
 * @param oldest  since when the oldest of them is due; absent when none is, or it was never to wait
 * @param lastMinute how many this node did in the last minute
 * @param lastHour   how many this node did in the last hour, or since it started
 * @param later   how many have their time still to come, as timers have
 * @param failed  how many have failed for good
 */
public record JobBacklog(
        long waiting, @Nullable Instant oldest, long lastMinute, long lastHour, long later, long failed) {}
