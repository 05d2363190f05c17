package chat.baton.flow;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What customers type, compared as people read it: without case, accents of width, punctuation and double spaces. What is
 * nothing but punctuation stays as it is.
 */
final class Phrase {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Phrase() {}

    static String normal(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
        var words = BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip();
        return words.isEmpty() ? folded : words;
    }

    /** @param phrases normal already */
    static boolean isOneOf(String text, Collection<String> phrases) {
        return phrases.contains(normal(text));
    }

    /** @param phrases normal already; each must stand in the text as whole words */
    static boolean containsOneOf(String text, Collection<String> phrases) {
        var words = " " + normal(text) + " ";
        return phrases.stream().anyMatch(phrase -> words.contains(" " + phrase + " "));
    }
}
