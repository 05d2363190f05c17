package chat.baton.benchmark;

import java.util.Locale;

/**
 * A figure, what it must be, and what it would be at best.
 *
 * @param what with its unit
 * @param atLeast whether more is better
 */
record Goal(String what, double measured, double must, double aim, boolean atLeast) {

    static Goal atLeast(String what, double measured, double must, double aim) {
        return new Goal(what, measured, must, aim, true);
    }

    static Goal atMost(String what, double measured, double must, double aim) {
        return new Goal(what, measured, must, aim, false);
    }

    private boolean reaches(double wanted) {
        return atLeast ? measured >= wanted : measured <= wanted;
    }

    @Override
    public String toString() {
        var verdict = reaches(aim) ? "as aimed at" : reaches(must) ? "as it must be" : "NOT as it must be";
        return String.format(Locale.ROOT, "%-52s %8.2f  must %7.2f  aim %7.2f  %s", what, measured, must, aim, verdict);
    }
}
