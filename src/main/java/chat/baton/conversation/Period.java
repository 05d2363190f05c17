package chat.baton.conversation;

import java.time.Instant;
import java.util.List;

/**
 * A time that has not ended yet, cut into slots.
 *
 * @param slots where each begins, in order, at least one
 */
public record Period(List<Instant> slots) {

    public Period {
        slots = List.copyOf(slots);
    }

    public Instant from() {
        return slots.get(0);
    }
}
