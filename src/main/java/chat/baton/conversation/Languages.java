package chat.baton.conversation;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Languages as providers write them: {@code de}, {@code de-AT}, {@code de_DE}. */
final class Languages {

    private static final int LONGEST = 35;

    private Languages() {}

    /** Absent where the tag names none. */
    static Optional<Locale> of(@Nullable String tag) {
        return Optional.ofNullable(tag)
                .filter(written -> written.length() <= LONGEST)
                .map(written -> Locale.forLanguageTag(written.strip().replace('_', '-')))
                .filter(language -> language.getLanguage().matches("[a-z]{2,3}"));
    }
}
