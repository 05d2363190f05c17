package chat.baton.dashboard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long something took, as precisely as anybody wants to know. */
final class Lasting {

    private Lasting() {}

    /** For example {@code 40 s}, {@code 12 min} or {@code 3 h 20 min}; a dash when it is absent. */
    static String of(@Nullable Duration time) {
        if (time == null) {
            return "–";
        }
        if (time.toSeconds() < 60) {
            return Texts.of("overview.lasting.seconds", time.toSeconds());
        }
        if (time.toMinutes() < 60) {
            return Texts.of("overview.lasting.minutes", time.toMinutes());
        }
        return time.toHours() < 48
                ? Texts.of("overview.lasting.hours", time.toHours(), time.toMinutesPart())
                : Texts.of("overview.lasting.days", time.toDays());
    }
}
