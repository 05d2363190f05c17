package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The process {@code takeover} in the engine: one running instance per conversation that a person is wanted for or
 * holds. Its user task is the truth; whoever claims, assigns or completes it, by whatever door, moves the conversation.
 */
@Component
class Takeovers {

    static final String PROCESS = "takeover";
    static final String TASK = "Task_HelpTheCustomer";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HandoverSettings settings;

    Takeovers(RuntimeService runtime, TaskService tasks, HandoverSettings settings) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.settings = settings;
    }

    /** @param agent who takes over at once; absent when anyone may claim */
    void begin(Conversation conversation, @Nullable AgentId agent, String reason) {
        runtime.createProcessInstanceByKey(PROCESS)
                .processDefinitionWithoutTenantId()
                .businessKey(conversation.id().toString())
                .setVariables(variables(conversation, agent, reason))
                .execute();
    }

    private Map<String, Object> variables(Conversation conversation, @Nullable AgentId agent, String reason) {
        var name = conversation.customer().name();
        Map<String, Object> variables = new HashMap<>();
        variables.put("merchant", conversation.merchant().value());
        variables.put("conversation", conversation.id().toString());
        variables.put("customer", name == null ? "Customer" : name);
        variables.put("channel", conversation.customer().ref().channel());
        variables.put("reason", reason);
        variables.put("agent", agent == null ? null : agent.value());
        variables.put("action", null);
        variables.put("target", null);
        variables.put("unclaimedCheck", settings.unclaimedCheck());
        variables.put("silentCheck", settings.silentCheck());
        return variables;
    }

    Optional<Task> task(ConversationId conversation) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .processInstanceBusinessKey(conversation.toString())
                .processDefinitionKey(PROCESS)
                .taskDefinitionKey(TASK)
                .singleResult());
    }

    void assign(Task task, AgentId agent) {
        tasks.setAssignee(task.getId(), agent.value());
    }

    void complete(Task task, TransferAction action) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("action", action.word());
        variables.put("target", action.target());
        tasks.complete(task.getId(), variables);
    }
}
