package chat.baton.flow;

/** What a question made of an answer. */
sealed interface Reading {

    /**
     * @param value a string, an Integer or a Boolean
     * @param title the same as the customer reads it
     */
    record Fit(Object value, String title) implements Reading {}

    /** @param hint tells the customer what would fit */
    record Misfit(String hint) implements Reading {}
}
