package chat.baton.flow.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element of a flow that another version has, has not, or has otherwise.
 *
 * @param element its id
 * @param name    what people call it in the newer version that has it; absent when it has no name
 * @param kind    as BPMN calls it, for example {@code serviceTask}; the flow itself is a {@code process}
 * @param what    what became of it from the older version to the newer
 * @param settings of one that changed, by name; none when it was added or removed
 */
public record FlowChange(String element, @Nullable String name, String kind, What what, List<Setting> settings) {

    /** What became of an element. */
    public enum What {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * What an element is set to.
     *
     * @param before absent when it was not set
     * @param after  absent when it is not set any more
     */
    public record Setting(String name, @Nullable String before, @Nullable String after) {}

    public FlowChange {
        settings = List.copyOf(settings);
    }
}
