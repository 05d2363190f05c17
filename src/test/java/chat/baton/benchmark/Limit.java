package chat.baton.benchmark;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure and what it may be.
 *
 * @param what with its unit
 * @param most absent where it is only told
 */
record Limit(String what, double measured, @Nullable Double most) {

    static Limit told(String what, double measured) {
        return new Limit(what, measured, null);
    }

    boolean isKept() {
        return most == null || measured <= most;
    }

    @Override
    public String toString() {
        var allowed = most == null ? "" : " (%s %s)".formatted(isKept() ? "at most" : "NOT at most", number(most));
        return what + " " + number(measured) + allowed;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
