package chat.baton.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A code as customers type it: in any case, with or without a leading {@code #}. */
final class Code {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,31}");

    private Code() {}

    /** The one form in which a code is stored and compared; empty for what cannot be a code. */
    static Optional<String> in(String typed) {
        return Optional.of(typed.strip().replaceFirst("^#", "").toUpperCase(Locale.ROOT))
                .filter(code -> FORM.matcher(code).matches());
    }

    static String valid(String code) {
        return in(code).orElseThrow(() -> new IllegalArgumentException("Not a code: " + code));
    }
}
