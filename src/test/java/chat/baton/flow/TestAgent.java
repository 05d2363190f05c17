package chat.baton.flow;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.core.AgentId;
import chat.baton.core.TeamId;
import chat.baton.handover.Handover;
import chat.baton.handover.TransferAction;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who helps customers, through the dashboard or by the engine's task alone. */
public final class TestAgent {

    private final AgentId id;
    private final Transcript transcript;
    private final Handover handover;
    private final TaskService tasks;
    private final TransactionTemplate transaction;

    TestAgent(
            AgentId id, Transcript transcript, Handover handover, TaskService tasks, TransactionTemplate transaction) {
        this.id = id;
        this.transcript = transcript;
        this.handover = handover;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    public AgentId id() {
        return id;
    }

    public void takesOver() {
        does(() -> handover.takeOver(transcript.conversation().id(), id));
    }

    public void asks(TeamId team) {
        does(() -> handover.assign(transcript.conversation().id(), id, team));
    }

    public void transfers(TransferAction action) {
        does(() -> handover.transfer(transcript.conversation().id(), id, action));
    }

    public void resumes() {
        transfers(new TransferAction.Resume());
    }

    public void resolves() {
        does(() -> handover.resolve(transcript.conversation().id(), id));
    }

    public void writes(String text) {
        does(() -> transcript.reply(transcript.conversation().id(), Author.agent(id), Content.text(text), null));
    }

    public void claimsTheTask() {
        transcript.mark();
        tasks.claim(task().getId(), id.value());
    }

    public void givesTheTaskBack() {
        transcript.mark();
        tasks.setAssignee(task().getId(), null);
    }

    public void completesTheTask(Map<String, Object> variables) {
        transcript.mark();
        tasks.complete(task().getId(), variables);
    }

    public Task task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(transcript.conversation().id().toString())
                .singleResult();
    }

    private void does(Runnable action) {
        transcript.mark();
        transaction.executeWithoutResult(status -> action.run());
    }
}
