package chat.baton.flow;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One element of a diagram that a flow has passed, written as {@code flow:version/element}, with its mark after a
 * {@code #}.
 *
 * @param element id of a step, event, gateway or sequence flow
 * @param mark    what is needed to take the step back, see {@link Trail}; absent for most
 */
record Passed(String flow, int version, String element, @Nullable String mark) {

    private static final Pattern WRITTEN = Pattern.compile("([^:]+):(\\d+)/([^#]+)(?:#(.*))?");

    /** @throws IllegalArgumentException when it is not written so */
    static Passed parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("Not an element that was passed: " + text);
        }
        return new Passed(written.group(1), Integer.parseInt(written.group(2)), written.group(3), written.group(4));
    }

    Passed marked(String with) {
        return new Passed(flow, version, element, with);
    }

    boolean isSameElement(Passed other) {
        return flow.equals(other.flow) && version == other.version && element.equals(other.element);
    }

    @Override
    public String toString() {
        return flow + ":" + version + "/" + element + (mark == null ? "" : "#" + mark);
    }
}
