package chat.baton.handover;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Asks all agents and the merchants too when nobody has claimed the task for too long, and has the bell ring louder. A team
 * has the whole time, however late it was asked.
 */
@Component
class WidenHelpRequest implements JavaDelegate {

    private final Conversations conversations;
    private final Takeovers takeovers;
    private final HandoverSettings settings;
    private final Clock clock;

    WidenHelpRequest(Conversations conversations, Takeovers takeovers, HandoverSettings settings, Clock clock) {
        this.conversations = conversations;
        this.takeovers = takeovers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = ConversationId.of(execution.getProcessBusinessKey());
        var conversation = conversations.lock(id);
        var help = conversation.help();
        if (conversation.heldBy(Holder.QUEUE) && !(help != null && help.team() != null && offeredJustNow(execution))) {
            takeovers.offerToAll(takeovers.task(id).orElseThrow());
            conversations.want(id, null);
            conversations.helpOverdue(id);
        }
    }

    private boolean offeredJustNow(DelegateExecution execution) {
        return execution.getVariable(Takeovers.OFFERED) instanceof Long at
                && Instant.ofEpochMilli(at).plus(settings.unclaimedAfter()).isAfter(clock.instant());
    }
}
