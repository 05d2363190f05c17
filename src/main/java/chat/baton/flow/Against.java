package chat.baton.flow;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What recordings are played against.
 *
 * @param drafts  whether testers' drafts are played, where there are any
 * @param version number of the version that is played of the recordings' flow; absent for the one that starts now
 */
public record Against(boolean drafts, @Nullable Integer version) {

    /** What customers get. */
    public static final Against LIVE = new Against(false, null);

    /** What testers get. */
    public static final Against DRAFT = new Against(true, null);

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

    /**
     * @param word {@code live}, {@code draft}, or the number of a version
     * @return absent when it is none of these
     */
    public static Optional<Against> of(String word) {
        return switch (word) {
            case "live" -> Optional.of(LIVE);
            case "draft" -> Optional.of(DRAFT);
            default ->
                NUMBER.matcher(word).matches()
                        ? Optional.of(new Against(false, Integer.valueOf(word)))
                        : Optional.empty();
        };
    }

    /** As {@link #of} reads it. */
    public String word() {
        return version == null ? drafts ? "draft" : "live" : version.toString();
    }
}
