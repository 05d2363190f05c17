package chat.baton.dashboard;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in as few letters as fit into a list. */
final class Ago {

    private Ago() {}

    static String since(Instant then, Instant now) {
        var minutes = Math.max(0, Duration.between(then, now).toMinutes());
        if (minutes < 1) {
            return "now";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " d";
    }
}
