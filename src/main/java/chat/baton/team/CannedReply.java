package chat.baton.team;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An answer a merchant keeps ready for its agents.
 *
 * @param shortcut what an agent types to find it: 1 to 40 letters a to z, digits and dashes; kept in lower case
 * @param title    what it is about, 1 to 80 characters
 * @param text     what the customer reads, 1 to 1,000 characters; may have placeholders
 */
public record CannedReply(String shortcut, String title, String text) {

    private static final Pattern SHORTCUT = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException when one of the three has another form */
    public CannedReply {
        shortcut = shortcut.strip().toLowerCase(Locale.ROOT);
        title = title.strip();
        text = text.strip();
        if (!SHORTCUT.matcher(shortcut).matches()) {
            throw new IllegalArgumentException("A shortcut has 1 to 40 letters, digits and dashes");
        }
        refuseUnlessLong("title", title, 80);
        refuseUnlessLong("text", text, 1000);
    }

    private static void refuseUnlessLong(String what, String words, int longest) {
        if (words.isEmpty() || words.length() > longest || words.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The " + what + " of a canned reply has 1 to " + longest + " characters");
        }
    }
}
