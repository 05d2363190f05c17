package chat.baton.dashboard;

/** The provider takes no more messages to this customer until they write again. */
class WindowClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    WindowClosed(String reason) {
        super("The customer cannot be written to now: " + reason + ". They have to write first.");
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
