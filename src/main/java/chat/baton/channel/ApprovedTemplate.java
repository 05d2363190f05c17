package chat.baton.channel;

import java.util.regex.Pattern;

/**
 * A text the provider has approved, as it can be sent to a customer whom nobody may write to freely.
 *
 * @param name     the provider's name of it
 * @param language the provider's code, for example {@code en_US}
 * @param text     what the customer will read, with gaps <code>{{1}}</code>, <code>{{2}}</code> and so on
 */
public record ApprovedTemplate(String name, String language, String text) {

    private static final Pattern GAP = Pattern.compile("\\{\\{\\d+}}");

    /** How many gaps are to be filled. */
    public int gaps() {
        return (int)
                GAP.matcher(text).results().map(gap -> gap.group()).distinct().count();
    }
}
