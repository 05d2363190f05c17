package chat.baton.dashboard;

import chat.baton.conversation.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of conversations as its panel shows it.
 *
 * @param me      the reader's id
 * @param next    where to go on; absent at the end
 * @param counts  how many conversations each tab has; empty when only more rows were asked for
 * @param choices what one can narrow the list by
 * @param mayResolveMany whether the reader may, too, resolve many conversations at once
 */
record ListView(
        ListQuery query,
        String me,
        List<ListRow> rows,
        @Nullable String next,
        Instant now,
        Map<String, Integer> counts,
        List<Choice> choices,
        boolean mayResolveMany) {

    /** @param value what is chosen; empty when nothing is */
    record Choice(String name, String value, List<Option> options) {}

    record Option(String value, String label) {}

    public List<String> tabs() {
        return ListQuery.TABS;
    }

    public String count(String tab) {
        var number = counts.getOrDefault(tab, 0);
        return number < Counts.MOST ? String.valueOf(number) : Counts.MOST - 1 + "+";
    }

    public String more() {
        return next == null ? "" : query.from(next);
    }
}
