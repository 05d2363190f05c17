package chat.baton.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of a transcript a page asks for; with nothing given the newest.
 *
 * @param before the lines right before this number
 * @param after  the lines right after this number
 * @param upto   no line after this number
 * @param at     the lines around this number
 */
record Wanted(@Nullable Integer before, @Nullable Integer after, @Nullable Integer upto, @Nullable Integer at) {

    static final int PAGE = 50;

    static final Wanted NEWEST = new Wanted(null, null, null, null);

    static Wanted around(int number) {
        return new Wanted(null, null, null, number);
    }

    /** @param newest number of the last line there is */
    int first(int newest) {
        if (before != null) {
            return Math.max(1, Math.min(before, newest + 1) - PAGE);
        }
        if (after != null) {
            return Math.max(0, Math.min(after, newest)) + 1;
        }
        return at != null && at <= newest ? Math.max(1, at - PAGE / 2) : Math.max(1, newest - PAGE + 1);
    }

    int last(int newest) {
        if (before != null) {
            return Math.min(before, newest + 1) - 1;
        }
        var end = first(newest) + PAGE - 1;
        return upto == null ? end : Math.min(upto, end);
    }
}
