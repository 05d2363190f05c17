package chat.baton.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer is in one diagram, and how they came there.
 *
 * @param definition id of the flow as deployed, for {@link Whereabouts#diagram}
 * @param name       of the flow
 * @param passed     ids of the diagram's elements they have passed, in order, some several times
 * @param steps      names of the steps among these, in order
 * @param current    id of the element where they are
 */
public record WayTaken(
        String definition, String name, List<String> passed, List<String> steps, @Nullable String current) {

    public WayTaken {
        passed = List.copyOf(passed);
        steps = List.copyOf(steps);
    }
}
