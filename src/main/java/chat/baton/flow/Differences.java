package chat.baton.flow;

import java.util.ArrayList;
import java.util.List;

/** Lays two scripts side by side, so that as many lines as can be stand beside their like. */
final class Differences {

    private final List<ScriptLine> expected;
    private final List<ScriptLine> said;
    /** How many lines of what is left from two places on can stand beside their like. */
    private final int[][] common;

    private Differences(List<ScriptLine> expected, List<ScriptLine> said) {
        this.expected = expected;
        this.said = said;
        this.common = new int[expected.size() + 1][said.size() + 1];
        for (int left = expected.size() - 1; left >= 0; left--) {
            for (int right = said.size() - 1; right >= 0; right--) {
                common[left][right] = same(left, right)
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
    }

    static List<Compared> of(List<ScriptLine> expected, List<ScriptLine> said) {
        return new Differences(expected, said).lines();
    }

    private boolean same(int left, int right) {
        return expected.get(left).saysTheSameAs(said.get(right));
    }

    private List<Compared> lines() {
        var lines = new ArrayList<Compared>();
        var missing = new ArrayList<ScriptLine>();
        var added = new ArrayList<ScriptLine>();
        int left = 0;
        int right = 0;
        while (left < expected.size() || right < said.size()) {
            if (left < expected.size() && right < said.size() && same(left, right)) {
                between(missing, added, lines);
                lines.add(new Compared(expected.get(left++), said.get(right++)));
            } else if (right == said.size()
                    || left < expected.size() && common[left + 1][right] >= common[left][right + 1]) {
                missing.add(expected.get(left++));
            } else {
                added.add(said.get(right++));
            }
        }
        between(missing, added, lines);
        return lines;
    }

    /** What stands between two that are the same: words beside words as long as there are, the rest alone. */
    private static void between(List<ScriptLine> missing, List<ScriptLine> added, List<Compared> lines) {
        int both = 0;
        while (both < Math.min(missing.size(), added.size())
                && missing.get(both).part() == added.get(both).part()) {
            lines.add(new Compared(missing.get(both), added.get(both)));
            both++;
        }
        missing.stream().skip(both).map(line -> new Compared(line, null)).forEach(lines::add);
        added.stream().skip(both).map(line -> new Compared(null, line)).forEach(lines::add);
        missing.clear();
        added.clear();
    }
}
