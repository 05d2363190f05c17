package chat.baton.flow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of a recording beside what was said instead in its replay.
 *
 * @param expected absent when nothing was
 * @param said     absent when nothing was
 */
public record Compared(@Nullable ScriptLine expected, @Nullable ScriptLine said) {

    /** How they compare. */
    public enum What {
        SAME,
        CHANGED,
        MISSING,
        NEW;

        /** The word in interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public What what() {
        if (expected == null) {
            return What.NEW;
        }
        if (said == null) {
            return What.MISSING;
        }
        return expected.saysTheSameAs(said) ? What.SAME : What.CHANGED;
    }
}
