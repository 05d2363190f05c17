package chat.baton.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Where the bot is in a flow; opaque to this module, which only remembers it.
 *
 * @param flow       key of the outermost flow
 * @param instance   the outermost running instance
 * @param definition the definition that owns the step: the outermost flow's or that of a flow it called
 * @param waiting    what to wake with the customer's next message; absent when the step does not wait
 */
public record Place(
        String flow,
        String flowName,
        int flowVersion,
        String instance,
        @Nullable String step,
        @Nullable String stepName,
        @Nullable String definition,
        @Nullable String waiting) {}
