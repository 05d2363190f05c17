package chat.baton.handover;

import chat.baton.conversation.ConversationId;

/** No flow is paused in the conversation. */
public class NothingToResume extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingToResume(ConversationId conversation) {
        super("No flow is paused in conversation " + conversation
                + ", so there is nothing to resume. Stop, or start one.");
    }
}
