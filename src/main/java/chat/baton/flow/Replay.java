package chat.baton.flow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a recording compares with what is said today.
 *
 * @param lines   the recording beside what was said
 * @param stopped why it did not get to the end; absent when it did
 */
public record Replay(Recording recording, List<Compared> lines, @Nullable Stopped stopped) {

    public Replay {
        lines = List.copyOf(lines);
    }

    /** Whether all was said as recorded. */
    public boolean passed() {
        return stopped == null && firstDifference().isEmpty();
    }

    public Optional<Compared> firstDifference() {
        return lines.stream().filter(line -> line.what() != Compared.What.SAME).findFirst();
    }
}
