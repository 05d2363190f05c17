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
 * @param along   what its words carry; nothing in a step that is read
 * @param instead language it speaks for want of a text in the customer's, a BCP 47 tag; absent when there is one, and in a
 *                step that is read
 */
public record Step(
        String flow,
        int version,
        String id,
        String name,
        @Nullable String waiting,
        boolean beside,
        Along along,
        @Nullable String instead) {

    public Step(String flow, int version, String id, String name, @Nullable String waiting, boolean beside) {
        this(flow, version, id, name, waiting, beside, Along.NOTHING, null);
    }

    public Step carrying(Along what) {
        return new Step(flow, version, id, name, waiting, beside, what, instead);
    }

    public Step speaking(@Nullable String otherLanguage) {
        return new Step(flow, version, id, name, waiting, beside, along, otherLanguage);
    }
}
