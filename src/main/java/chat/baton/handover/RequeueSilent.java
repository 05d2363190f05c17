package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts a conversation back into the queue when its agent has left the customer without an answer for too long. */
@Component
class RequeueSilent implements JavaDelegate {

    private final Conversations conversations;
    private final Takeovers takeovers;
    private final TaskService tasks;
    private final HandoverSettings settings;
    private final Clock clock;

    RequeueSilent(
            Conversations conversations,
            Takeovers takeovers,
            TaskService tasks,
            HandoverSettings settings,
            Clock clock) {
        this.conversations = conversations;
        this.takeovers = takeovers;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var conversation = conversations.lock(ConversationId.of(execution.getProcessBusinessKey()));
        if (conversation.holder() instanceof Holder.Agent && leftUnanswered(conversation)) {
            var task = takeovers.task(conversation.id()).orElseThrow();
            conversations.hand(conversation.id(), Holder.QUEUE, "The agent left the customer without an answer");
            tasks.setAssignee(task.getId(), null);
        }
    }

    private boolean leftUnanswered(Conversation conversation) {
        return conversation.unansweredSince() != null
                && waitingSince(conversation).plus(settings.silentAfter()).isBefore(clock.instant());
    }

    private static Instant waitingSince(Conversation conversation) {
        var since = conversation.unansweredSince();
        return since != null && since.isAfter(conversation.holderSince()) ? since : conversation.holderSince();
    }
}
