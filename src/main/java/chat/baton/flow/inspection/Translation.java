package chat.baton.flow.inspection;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A step's setting in another language than the flow's first, such as {@code text_de}.
 *
 * @param setting  one of {@link #MAY_BE}
 * @param language ISO 639, two letters, or three where there are no two
 */
public record Translation(String setting, String language) {

    /** What a customer reads, and what a provider has in several languages. */
    public static final Set<String> MAY_BE = Set.of("text", "hint", "options", "template", "language");

    private static final Pattern WRITTEN = Pattern.compile("([a-z]+)_([a-z]{2,3})");

    /** Absent when it is a setting's plain name. */
    public static Optional<Translation> of(String name) {
        var written = WRITTEN.matcher(name);
        return written.matches() && MAY_BE.contains(written.group(1))
                ? Optional.of(new Translation(written.group(1), written.group(2)))
                : Optional.empty();
    }

    /** The setting's name without its language. */
    static String plain(String name) {
        return of(name).map(Translation::setting).orElse(name);
    }

    static boolean isLanguage(String code) {
        return Set.of(Locale.getISOLanguages()).contains(code);
    }

    @Override
    public String toString() {
        return setting + "_" + language;
    }
}
