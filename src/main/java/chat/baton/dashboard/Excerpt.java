package chat.baton.dashboard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The part of a text in which words that were looked for stand, with these marked. */
record Excerpt(List<Piece> pieces) {

    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final int BEFORE = 30;
    private static final int LONGEST = 140;

    record Piece(String text, boolean found) {}

    /** Case and accents do not matter, as for the search. Where the words are not found, the beginning. */
    static Excerpt of(String text, String words) {
        var found = new Folded(text)
                .find(WORDS.matcher(fold(words))
                        .results()
                        .map(result -> result.group())
                        .toList());
        var start = start(text, found.nextSetBit(0));
        var end = whole(text, Math.min(text.length(), start + LONGEST));
        return new Excerpt(cut(text, found, start, end));
    }

    private static int start(String text, int first) {
        if (first <= BEFORE) {
            return 0;
        }
        var space = text.indexOf(' ', first - BEFORE);
        return space >= 0 && space < first ? space + 1 : whole(text, first - BEFORE);
    }

    /** Not between the halves of a character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static List<Piece> cut(String text, BitSet found, int start, int end) {
        var pieces = new ArrayList<Piece>();
        if (start > 0) {
            pieces.add(new Piece("… ", false));
        }
        for (int at = start; at < end; ) {
            var isFound = found.get(at);
            var next = isFound ? found.nextClearBit(at) : found.nextSetBit(at);
            var until = next < 0 ? end : Math.min(next, end);
            pieces.add(new Piece(text.substring(at, until), isFound));
            at = until;
        }
        if (end < text.length()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    private static String fold(String text) {
        var apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return Normalizer.normalize(ACCENTS.matcher(apart).replaceAll(""), Normalizer.Form.NFKC);
    }

    /** A text as it is compared, which remembers where each of its characters came from. */
    private static final class Folded {

        private final StringBuilder folded = new StringBuilder();
        private final List<Integer> origins = new ArrayList<>();
        private final int length;

        Folded(String text) {
            length = text.length();
            for (int at = 0; at < length; at += Character.charCount(text.codePointAt(at))) {
                var one = fold(Character.toString(text.codePointAt(at)));
                folded.append(one);
                for (int part = 0; part < one.length(); part++) {
                    origins.add(at);
                }
            }
            origins.add(length);
        }

        /** The characters of the text that belong to one of the words, each at the beginning of a word. */
        BitSet find(List<String> words) {
            var found = new BitSet(length);
            for (var word : words) {
                for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
                    if (begins(at)) {
                        found.set(origins.get(at), origins.get(at + word.length()));
                    }
                }
            }
            return found;
        }

        private boolean begins(int at) {
            return at == 0
                    || !Character.isLetterOrDigit(folded.codePointBefore(at))
                    || isWrittenWithoutSpaces(folded.codePointAt(at));
        }

        private static boolean isWrittenWithoutSpaces(int character) {
            return switch (Character.UnicodeScript.of(character)) {
                case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
                default -> false;
            };
        }
    }
}
