package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.team.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts a conversation back into the queue when its agent has left the customer without an answer for too long. */
@Component
class RequeueSilent implements JavaDelegate {

    private final Conversations conversations;
    private final Takeovers takeovers;
    private final OutOfHours outOfHours;
    private final Presence presence;
    private final HandoverSettings settings;
    private final Clock clock;

    RequeueSilent(
            Conversations conversations,
            Takeovers takeovers,
            OutOfHours outOfHours,
            Presence presence,
            HandoverSettings settings,
            Clock clock) {
        this.conversations = conversations;
        this.takeovers = takeovers;
        this.outOfHours = outOfHours;
        this.presence = presence;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var conversation = conversations.lock(ConversationId.of(execution.getProcessBusinessKey()));
        if (conversation.holder() instanceof Holder.Agent holder && leftUnanswered(conversation, holder.id())) {
            var task = takeovers.task(conversation.id()).orElseThrow();
            conversations.hand(conversation.id(), Holder.QUEUE, HelpReason.LEFT_ALONE.words());
            takeovers.putBack(task);
            takeovers.offer(task, null);
            outOfHours.tell(conversation);
        }
    }

    private boolean leftUnanswered(Conversation conversation, AgentId agent) {
        return conversation.unansweredSince() != null
                && waitingSince(conversation).plus(patience(agent)).isBefore(clock.instant());
    }

    private Duration patience(AgentId agent) {
        return presence.isOnline(agent) ? settings.silentAfter() : settings.awayAfter();
    }

    private static Instant waitingSince(Conversation conversation) {
        var since = conversation.unansweredSince();
        return since != null && since.isAfter(conversation.holderSince()) ? since : conversation.holderSince();
    }
}
