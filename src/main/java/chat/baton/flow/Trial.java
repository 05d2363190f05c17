package chat.baton.flow;

import java.util.List;

/**
 * What all recordings of a flow say about it.
 *
 * @param replays oldest recording first
 */
public record Trial(List<Replay> replays, Coverage coverage) {

    public Trial {
        replays = List.copyOf(replays);
    }

    /** How many recordings are not said again as they were. */
    public long different() {
        return replays.stream().filter(replay -> !replay.passed()).count();
    }
}
