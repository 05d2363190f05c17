package chat.baton.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a flow said to the lines of a recording.
 *
 * @param way     elements of diagrams it passed, in order
 * @param stopped why it did not get to the end; absent when it did
 */
record Performance(List<ScriptLine> lines, List<Passed> way, @Nullable Stopped stopped) {}
