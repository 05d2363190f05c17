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
 */
public record Form(String name, int least, int most, int text, int title, int value) {

    boolean holds(int choices) {
        return least <= choices && choices <= most;
    }
}
