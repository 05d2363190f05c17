package chat.baton.dashboard;

/** The channel has no texts approved by its provider. */
class NoTemplates extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String channel;

    NoTemplates(String channel) {
        super("There are no templates on " + channel + ". Write a text instead.");
        this.channel = channel;
    }

    String channel() {
        return channel;
    }
}
