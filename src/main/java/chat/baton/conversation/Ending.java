package chat.baton.conversation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a flow ended.
 *
 * @param event     id of the end in the diagram that it reached; absent when it was ended from outside
 * @param eventName as its author calls it
 */
public record Ending(Outcome outcome, @Nullable String event, @Nullable String eventName) {

    /**
     * {@code FINISHED}, {@code CANCELLED} or {@code TIMED_OUT} as its author says of the end it reached; {@code STOPPED} by
     * somebody, {@code REPLACED} by another flow, or given up after it had {@code FAILED}.
     */
    public enum Outcome {
        FINISHED,
        CANCELLED,
        TIMED_OUT,
        STOPPED,
        REPLACED,
        FAILED;

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** The word in tables, files and interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Ending from(Outcome outside) {
        return new Ending(outside, null, null);
    }
}
