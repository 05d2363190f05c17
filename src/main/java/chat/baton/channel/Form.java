package chat.baton.channel;

/**
 * One way a channel shows choices. Lengths are UTF-16 units.
 *
 * @param name  the channel's own word, such as {@code quick_replies}
 * @param least the fewest choices it shows
 * @param most  the most it shows
 * @param text  the longest question it goes with
 * @param title the longest title of a choice
 * @param value the longest value that comes back
 * @param whole the longest title that is shown whole, be it in words beside the shortened one
 */
public record Form(String name, int least, int most, int text, int title, int value, int whole) {

    /** Titles are shown alone. */
    public Form(String name, int least, int most, int text, int title, int value) {
        this(name, least, most, text, title, value, title);
    }

    boolean holds(int choices) {
        return least <= choices && choices <= most;
    }
}
