package chat.baton.dashboard;

import chat.baton.flow.WayTaken;
import java.util.List;
import java.util.UUID;

/**
 * The diagrams a customer is in, from the outermost flow inwards; none when no flow runs.
 *
 * @param levels as JSON, for the script that draws
 */
record Diagram(UUID conversation, List<WayTaken> ways, String levels) {

    /** Another one when anything that is shown has changed. */
    public String state() {
        return Integer.toHexString(levels.hashCode());
    }
}
