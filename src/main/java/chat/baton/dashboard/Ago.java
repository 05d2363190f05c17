package chat.baton.dashboard;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in as few letters as fit into a list. */
final class Ago {

    private Ago() {}

    /** For example {@code 3 min}. */
    static String since(Instant then, Instant now) {
        return words("page.age.", then, now);
    }

    /** For example {@code 3 min ago}. */
    static String before(Instant then, Instant now) {
        return words("page.ago.", then, now);
    }

    private static String words(String keys, Instant then, Instant now) {
        var minutes = Math.max(0, Duration.between(then, now).toMinutes());
        if (minutes < 1) {
            return Texts.of(keys + "now");
        }
        if (minutes < 60) {
            return Texts.of(keys + "minutes", minutes);
        }
        return minutes < 48 * 60
                ? Texts.of(keys + "hours", minutes / 60)
                : Texts.of(keys + "days", minutes / (24 * 60));
    }
}
