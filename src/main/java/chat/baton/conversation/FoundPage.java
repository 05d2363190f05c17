package chat.baton.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the following page begins; absent on the last */
public record FoundPage(List<Found> items, @Nullable String next) {}
