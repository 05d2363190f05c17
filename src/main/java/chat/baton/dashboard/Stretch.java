package chat.baton.dashboard;

import java.util.List;

/**
 * A part of a transcript as the page shows it.
 *
 * @param first number of the first line asked for
 * @param older whether there are lines before it
 * @param newer whether there are lines after the last one
 */
record Stretch(List<Line> lines, int first, boolean older, boolean newer) {

    public int last() {
        return lines.isEmpty() ? first - 1 : lines.get(lines.size() - 1).number();
    }
}
