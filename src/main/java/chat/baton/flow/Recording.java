package chat.baton.flow;

import chat.baton.core.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A conversation kept as a test of a flow.
 *
 * @param flow  key of the flow
 * @param name  1 to 100 characters, the merchant's own
 * @param lines in order; the first is the customer's
 */
public record Recording(UUID id, String flow, String name, List<ScriptLine> lines, AgentId keptBy, Instant keptAt) {

    public Recording {
        lines = List.copyOf(lines);
    }

    /** Keeps what people said out of logs. */
    @Override
    public String toString() {
        return "Recording " + id;
    }
}
