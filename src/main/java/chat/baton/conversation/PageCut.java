package chat.baton.conversation;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of what was read with one item more than fits. */
record PageCut<T>(List<T> items, @Nullable String next) {

    static <T> PageCut<T> of(List<T> found, int limit, Function<T, Conversation> conversation) {
        if (found.size() <= limit) {
            return new PageCut<>(found, null);
        }
        var last = conversation.apply(found.get(limit - 1));
        return new PageCut<>(
                List.copyOf(found.subList(0, limit)), Cursor.after(last).toString());
    }
}
