package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.HolderChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes into the transcript, for agents, who took over, who is waited for and what the bot was told to do. */
@Component
class HandoverNotes {

    private final Conversations conversations;

    HandoverNotes(Conversations conversations) {
        this.conversations = conversations;
    }

    @EventListener
    void on(HolderChanged event) {
        if (event.to() instanceof Holder.Agent agent) {
            note(event.conversation(), agent.id() + " took over. The bot is silent.");
        } else if (event.to() instanceof Holder.Queue) {
            note(event.conversation(), "A person is wanted. The bot is silent.");
        }
    }

    @EventListener
    void on(Transferred event) {
        note(
                event.conversation(),
                told(event.action()) + " by " + event.conversation().holder() + ".");
    }

    private static String told(TransferAction action) {
        var target = action.target() == null ? "" : " " + action.target();
        return "Given back to the bot (" + action.word() + target + ")";
    }

    private void note(Conversation conversation, String text) {
        conversations.note(conversation.id(), text);
    }
}
