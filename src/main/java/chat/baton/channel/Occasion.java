package chat.baton.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What this thread is handling, so that a reply given meanwhile knows since when it is awaited. */
final class Occasion {

    private static final ThreadLocal<Instant> ARRIVED = new ThreadLocal<>();

    private Occasion() {}

    /** @param arrived when the event that is being handled reached us */
    static void of(Instant arrived, Runnable handling) {
        ARRIVED.set(arrived);
        try {
            handling.run();
        } finally {
            ARRIVED.remove();
        }
    }

    /** Absent when no event is being handled: an agent writes, or a timer is due. */
    static @Nullable Instant arrived() {
        return ARRIVED.get();
    }
}
