package chat.baton.dashboard;

import chat.baton.flow.WayTaken;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The diagrams a customer is in, from the outermost flow inwards; none when no flow runs.
 *
 * @param levels   as JSON, for the script that draws
 * @param instance of the outermost flow in the engine, for whoever may open Cockpit; absent when no flow runs, and for others
 */
record Diagram(UUID conversation, List<WayTaken> ways, String levels, @Nullable String instance) {

    /** Another one when anything that is shown has changed. */
    public String state() {
        return Integer.toHexString(Objects.hash(levels, instance));
    }
}
