package chat.baton.channel;

/** What an event means cannot be told yet: it comes again in a moment, and nothing is wrong. */
public abstract class TooEarly extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
