package chat.baton.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Where the bot is in a flow; opaque to this module, which only remembers it.
 *
 * @param flow     key of the outermost flow
 * @param instance the outermost running instance
 * @param step     absent until a step was reached
 */
public record Place(String flow, String flowName, int flowVersion, String instance, @Nullable Step step) {

    /** What to wake with the customer's next message; absent when nothing waits for one. */
    public @Nullable String waiting() {
        return step == null ? null : step.waiting();
    }
}
