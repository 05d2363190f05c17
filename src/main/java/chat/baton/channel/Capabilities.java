package chat.baton.channel;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can show.
 *
 * @param text      the longest text of a message, UTF-16 units
 * @param choices   the ways to show choices, the best first; without one that holds them they become a numbered text
 * @param cards     absent when cards become a numbered text
 * @param linkTitle the longest title of a button that opens an address; 0 when addresses stand in the text
 * @param linkText  the longest text above such a button
 * @param media     kinds it sends as such ({@code image}, {@code audio}, {@code video}, {@code file}); of others the
 *                  address is sent
 * @param caption   the longest text that goes with an image in one message; 0 when it follows as a text
 * @param bytes     the longest text of a message, UTF-8 bytes, where the provider counts those
 */
public record Capabilities(
        int text,
        List<Form> choices,
        @Nullable CardForm cards,
        int linkTitle,
        int linkText,
        Set<String> media,
        int caption,
        int bytes) {

    /** For a provider that counts no bytes. */
    public Capabilities(
            int text,
            List<Form> choices,
            @Nullable CardForm cards,
            int linkTitle,
            int linkText,
            Set<String> media,
            int caption) {
        this(text, choices, cards, linkTitle, linkText, media, caption, Integer.MAX_VALUE);
    }
}
