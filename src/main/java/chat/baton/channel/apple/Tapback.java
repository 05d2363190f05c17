package chat.baton.channel.apple;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reaction, which Apple passes on as a text: {@code Liked “Which size?”}.
 *
 * @param emoji  absent when a reaction was taken back
 * @param quoted what it is a reaction to; a long text is cut and ends in an ellipsis
 */
record Tapback(@Nullable String emoji, String quoted) {

    private static final Map<String, String> EMOJI = Map.of(
            "Loved", "❤️",
            "Liked", "👍",
            "Disliked", "👎",
            "Laughed at", "😂",
            "Emphasized", "‼️",
            "Emphasised", "‼️",
            "Questioned", "❓");
    private static final Pattern FORM = Pattern.compile(
            "(?s)(?:(?<word>Loved|Liked|Disliked|Laughed at|Emphasi[sz]ed|Questioned)|Reacted (?<emoji>\\S{1,20}) to"
                    + "|Removed (?:an?|the) [^“\"]{1,40} from) [“\"](?<quoted>.+)[”\"]");
    private static final String CUT = "…";

    /** Absent when the text is no tapback. */
    static Optional<Tapback> of(String text) {
        var found = FORM.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var emoji = found.group("word") == null ? found.group("emoji") : EMOJI.get(found.group("word"));
        return Optional.of(new Tapback(emoji, found.group("quoted").strip()));
    }

    boolean quotes(String text) {
        return text.strip().equals(quoted)
                || quoted.endsWith(CUT)
                        && quoted.length() > CUT.length()
                        && text.strip()
                                .startsWith(quoted.substring(0, quoted.length() - CUT.length())
                                        .strip());
    }
}
