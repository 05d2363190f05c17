package chat.baton.conversation;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A moment in the database's history: which transactions had been committed by then. It outlives connections and nodes, and is
 * written as PostgreSQL writes a snapshot: the first transaction under way, the first not yet begun, and those between them that
 * are under way, too.
 *
 * @see <a href="https://www.postgresql.org/docs/18/functions-info.html">pg_snapshot (read 2026-11)</a>
 */
public record Mark(String value) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18}):(\\d{1,18}):((?:\\d{1,18}(?:,\\d{1,18}){0,999})?)");

    /** @throws IllegalArgumentException when it is none */
    public Mark {
        var parts = FORM.matcher(value);
        if (!parts.matches()
                || !isOrdered(Long.parseLong(parts.group(1)), ids(parts.group(3)), Long.parseLong(parts.group(2)))) {
            throw new IllegalArgumentException("Not a mark");
        }
    }

    private static long[] ids(String list) {
        return list.isEmpty()
                ? new long[0]
                : Arrays.stream(list.split(",")).mapToLong(Long::parseLong).toArray();
    }

    private static boolean isOrdered(long first, long[] underWay, long end) {
        var before = first - 1;
        for (var id : underWay) {
            if (id <= before || id >= end) {
                return false;
            }
            before = id;
        }
        return first > 0 && first <= end;
    }

    @Override
    public String toString() {
        return value;
    }
}
