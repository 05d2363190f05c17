package chat.baton.sandbox;

import java.time.Duration;

/** The world outside takes its time. */
final class Pause {

    private Pause() {}

    /** @return false when it was cut short because Baton stops */
    static boolean taken(Duration length) {
        try {
            Thread.sleep(length.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
