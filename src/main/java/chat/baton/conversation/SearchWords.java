package chat.baton.conversation;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words a text can be found by, as the database's function {@code words_of} makes them, at a fraction of its time. A
 * character younger than this runtime's Unicode is left to the database.
 */
final class SearchWords {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_WORD = 40;

    private final int[] letters;
    private final Set<String> words = new LinkedHashSet<>();

    private SearchWords(String plain) {
        this.letters = plain.codePoints().toArray();
    }

    /** Each once. Absent where the database has to find them. */
    static String @Nullable [] of(String text) {
        if (!text.codePoints().allMatch(SearchWords::isKnown)) {
            return null;
        }
        return new SearchWords(plain(text)).found().toArray(String[]::new);
    }

    private static boolean isKnown(int letter) {
        return Character.isDefined(letter) && Character.getType(letter) != Character.SURROGATE;
    }

    /** In small letters, without accents. */
    private static String plain(String text) {
        var small = new StringBuilder();
        text.codePoints().limit(LONGEST_TEXT).map(Character::toLowerCase).forEach(small::appendCodePoint);
        if (small.chars().allMatch(letter -> letter < 128)) {
            return small.toString();
        }
        var apart = new StringBuilder();
        Normalizer.normalize(small, Normalizer.Form.NFKD)
                .chars()
                .filter(letter -> letter < 0x300 || letter > 0x36f)
                .forEach(letter -> apart.append((char) letter));
        return Normalizer.normalize(apart, Normalizer.Form.NFKC);
    }

    private Set<String> found() {
        for (int from = 0, to; from < letters.length; from = to) {
            to = from + 1;
            if (isUnspaced(letters[from])) {
                to = endOfUnspaced(to);
                pairs(from, to);
            } else if (!isBetweenWords(letters[from])) {
                to = endOfWord(to);
                words.add(new String(letters, from, Math.min(LONGEST_WORD, to - from)));
            }
        }
        return words;
    }

    private int endOfUnspaced(int at) {
        int to = at;
        while (to < letters.length && isUnspaced(letters[to])) {
            to++;
        }
        return to;
    }

    private int endOfWord(int at) {
        int to = at;
        while (to < letters.length && !isUnspaced(letters[to]) && !isBetweenWords(letters[to])) {
            to++;
        }
        return to;
    }

    private void pairs(int from, int to) {
        for (int at = from; at < to; at++) {
            words.add(new String(letters, at, Math.min(2, to - at)));
        }
    }

    /** Of a script that puts no spaces between words, or whose words have endings. */
    private static boolean isUnspaced(int letter) {
        return letter >= 0x0e00 && letter <= 0x0eff
                || letter >= 0x1000 && letter <= 0x109f
                || letter >= 0x1780 && letter <= 0x17ff
                || letter >= 0x3005 && letter <= 0x30ff
                || letter >= 0x31f0 && letter <= 0x31ff
                || letter >= 0x3400 && letter <= 0x9fff
                || letter >= 0xac00 && letter <= 0xd7af
                || letter >= 0xf900 && letter <= 0xfaff
                || letter >= 0x20000;
    }

    private static boolean isBetweenWords(int letter) {
        return switch (Character.getType(letter)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL -> true;
            case Character.OTHER_SYMBOL -> !Character.isAlphabetic(letter);
            default -> false;
        };
    }
}
