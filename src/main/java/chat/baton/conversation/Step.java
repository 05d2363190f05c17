package chat.baton.conversation;

import org.jspecify.annotations.Nullable;

/**
 * One task of a flow.
 *
 * @param flow    key of the process that owns the task: the outermost flow, or one it called
 * @param version that process's version
 * @param id      the task's id in the diagram
 * @param waiting what to wake with the customer's next message; absent when the step does not wait
 * @param beside  whether another step goes on waiting meanwhile, so that this one does not move the place
 */
public record Step(String flow, int version, String id, String name, @Nullable String waiting, boolean beside) {}
