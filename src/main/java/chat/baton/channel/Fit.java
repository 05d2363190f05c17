package chat.baton.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts cut to the provider's limits, where a reader would cut them. Lengths are UTF-16 units, the strictest count. */
public final class Fit {

    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n");
    private static final Pattern LINE = Pattern.compile("\\n");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…。！？])\\s+");
    private static final Pattern WORD = Pattern.compile("\\s+");
    private static final Pattern CHARACTER = Pattern.compile("\\b{g}");

    private Fit() {}

    /** Pieces of 1 to {@code limit} units that hold the whole text; none of a blank one. */
    public static List<String> pieces(String text, int limit) {
        return pieces(text, limit, Integer.MAX_VALUE);
    }

    /** As {@link #pieces(String, int)}, and each of at most {@code bytes} in UTF-8. */
    public static List<String> pieces(String text, int limit, int bytes) {
        var pieces = new ArrayList<String>();
        var rest = text.strip();
        for (int fits = fitting(rest, limit, bytes); fits < rest.length(); fits = fitting(rest, limit, bytes)) {
            var cut = cut(rest, fits);
            pieces.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        pieces.add(rest);
        pieces.removeIf(String::isBlank);
        return pieces;
    }

    /** The text, or its beginning with an ellipsis. */
    public static String shortened(String text, int limit) {
        var whole = text.strip();
        return whole.length() <= limit
                ? whole
                : whole.substring(0, character(whole, limit - 1)).strip() + "…";
    }

    /** As {@link #shortened}, and unlike any of {@code taken}; added to them. */
    public static String shortenedUniquely(String text, int limit, Set<String> taken) {
        var name = shortened(text, limit);
        for (int number = 2; !taken.add(name); number++) {
            var ending = " " + number;
            name = shortened(text, limit - ending.length()) + ending;
        }
        return name;
    }

    /** How many units of the beginning keep to both limits; one at least, so that cutting goes on. */
    private static int fitting(String text, int limit, int bytes) {
        int units = 0;
        int used = 0;
        while (units < text.length()) {
            int character = text.codePointAt(units);
            used += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (used > bytes || units + Character.charCount(character) > limit) {
                return Math.max(1, units);
            }
            units += Character.charCount(character);
        }
        return units;
    }

    private static int cut(String text, int limit) {
        for (var end : List.of(PARAGRAPH, LINE, SENTENCE, WORD)) {
            var cut = last(end, text, limit);
            if (cut > limit / 2) {
                return cut;
            }
        }
        return character(text, limit);
    }

    /** The last end of a whole character as readers see it, accents and joined emoji included. */
    private static int character(String text, int limit) {
        var cut = last(CHARACTER, text, limit);
        if (cut > 0) {
            return cut;
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) && limit > 1 ? limit - 1 : limit;
    }

    /** Where the last find at or before {@code limit} begins; 0 when there is none. */
    private static int last(Pattern pattern, String text, int limit) {
        var found = pattern.matcher(text);
        int last = 0;
        while (found.find() && found.start() <= limit) {
            last = found.start();
        }
        return last;
    }
}
