package chat.baton.handover;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Asks the merchants too when no agent has claimed the task for too long, and has the bell ring louder. */
@Component
class WidenHelpRequest implements JavaDelegate {

    private static final String WIDER_GROUP = "merchants";
    private static final int URGENT = 80;

    private final Conversations conversations;
    private final Takeovers takeovers;
    private final TaskService tasks;

    WidenHelpRequest(Conversations conversations, Takeovers takeovers, TaskService tasks) {
        this.conversations = conversations;
        this.takeovers = takeovers;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = ConversationId.of(execution.getProcessBusinessKey());
        if (conversations.lock(id).heldBy(Holder.QUEUE)) {
            widen(takeovers.task(id).orElseThrow().getId());
            conversations.helpOverdue(id);
        }
    }

    private void widen(String task) {
        var asked = tasks.getIdentityLinksForTask(task).stream()
                .anyMatch(link ->
                        IdentityLinkType.CANDIDATE.equals(link.getType()) && WIDER_GROUP.equals(link.getGroupId()));
        if (!asked) {
            tasks.addCandidateGroup(task, WIDER_GROUP);
            tasks.setPriority(task, URGENT);
        }
    }
}
