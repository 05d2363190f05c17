package chat.baton.dashboard;

import java.time.Duration;
import java.time.Instant;

/**
 * How long ago something was, in as few letters as fit into a list.
 *
 * @param unit {@code now}, {@code minutes}, {@code hours} or {@code days}
 */
record Age(String unit, long number) {

    static Age of(Instant then, Instant now) {
        var minutes = Math.max(0, Duration.between(then, now).toMinutes());
        if (minutes < 1) {
            return new Age("now", 0);
        }
        if (minutes < 60) {
            return new Age("minutes", minutes);
        }
        return minutes < 48 * 60 ? new Age("hours", minutes / 60) : new Age("days", minutes / (24 * 60));
    }

    /** In the bundle of the list. */
    public String key() {
        return "list.age." + unit;
    }
}
