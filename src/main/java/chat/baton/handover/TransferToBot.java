package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Gives the conversation back to the bot with the action the agent chose. Refuses before anything is changed what cannot
 * be done, so that the task stays open and the agent reads why.
 */
@Component
class TransferToBot implements JavaDelegate {

    private final Conversations conversations;
    private final ApplicationEventPublisher events;

    TransferToBot(Conversations conversations, ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var conversation = conversations.lock(ConversationId.of(execution.getProcessBusinessKey()));
        var action = action(execution, conversation);
        if (goesOn(action) && conversation.place() == null) {
            throw new NothingToResume(conversation.id());
        }
        conversations.hand(conversation.id(), Holder.BOT, "");
        events.publishEvent(new Transferred(conversation, action));
    }

    private static boolean goesOn(TransferAction action) {
        return action instanceof TransferAction.Resume || action instanceof TransferAction.ResumeAt;
    }

    /** A task completed without a choice, as the REST interface of the engine allows, goes on where it can. */
    private TransferAction action(DelegateExecution execution, Conversation conversation) {
        var chosen = (String) execution.getVariable("action");
        if (chosen == null) {
            return conversation.place() == null ? new TransferAction.Stop() : new TransferAction.Resume();
        }
        return TransferAction.of(chosen, (String) execution.getVariable("target"));
    }
}
