package chat.baton.flow.inspection;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Why a file cannot be deployed, and what to do instead. A session keeps it until a page shows it.
 *
 * @param element id of the element it is about; absent when it is the file as a whole
 * @param name    what people call the element; absent when it has no name
 * @param line    from 1; 0 when it is the file as a whole
 */
public record Fault(String file, @Nullable String element, @Nullable String name, int line, String reason)
        implements Serializable {

    static Fault of(String file, String reason) {
        return new Fault(file, null, null, 0, reason);
    }

    @Override
    public String toString() {
        return file + where() + ": " + reason;
    }

    private String where() {
        if (element == null) {
            return line == 0 ? "" : ", line " + line;
        }
        return name == null ? ", " + element : ", \"" + name + "\" (" + element + ")";
    }
}
