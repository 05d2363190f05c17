package chat.baton.flow;

import chat.baton.conversation.Content;

/**
 * What the customer said to the step that waits.
 *
 * @param misunderstood how many messages in a row did not fit before it
 */
record Answer(Content content, int misunderstood) {

    /** Signals a step can be woken with. */
    static final String GIVEN = "answer";
    /** A person gave the conversation back: say again what is waited for. */
    static final String WANTED_AGAIN = "ask-again";
    /** The flow goes on in another version, at this step instead of the one it stood at. */
    static final String COMES_HERE = "comes-here";
    /** The order's payment was decided. */
    static final String PAYMENT_DECIDED = "payment-decided";
}
