package chat.baton.scenario;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be asked for at a door.
 *
 * @param path with its variables in braces
 * @param file whether it wants a form with a file in it
 */
record Request(String method, String path, boolean file) implements Comparable<Request> {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)[^{}]*(?:\\{[^}]*}[^{}]*)*}");

    boolean hasVariables() {
        return path.indexOf('{') >= 0;
    }

    /** Whether a real thing stands behind it when it is filled. */
    boolean namesOneOfDemos() {
        return reads() && hasVariables();
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** The first part of the path. */
    String kind() {
        return path.substring(1).split("/")[0];
    }

    /** @param known what stands for each variable; for others something is made up */
    String filledWith(Map<String, String> known) {
        return VARIABLE.matcher(path)
                .replaceAll(variable -> Matcher.quoteReplacement(known.getOrDefault(variable.group(1), "none")));
    }

    @Override
    public int compareTo(Request other) {
        return Comparator.comparing(Request::path)
                .thenComparing(Request::method)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
