package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.core.TeamId;
import chat.baton.team.Role;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
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

    /** When the task was offered to those it is offered to, in milliseconds since 1970. */
    static final String OFFERED = "offeredAt";

    private static final int URGENT = 80;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HandoverSettings settings;
    private final Clock clock;

    Takeovers(RuntimeService runtime, TaskService tasks, HandoverSettings settings, Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param agent who takes over at once; absent when anyone may claim */
    void begin(Conversation conversation, @Nullable AgentId agent, String reason) {
        begin(conversation, agent, reason, null);
    }

    /** @param team whose people are asked first; absent when everybody is */
    void begin(Conversation conversation, @Nullable AgentId agent, String reason, @Nullable TeamId team) {
        runtime.createProcessInstanceByKey(PROCESS)
                .processDefinitionWithoutTenantId()
                .businessKey(conversation.id().toString())
                .setVariables(variables(conversation, agent, reason, team))
                .execute();
    }

    private Map<String, Object> variables(
            Conversation conversation, @Nullable AgentId agent, String reason, @Nullable TeamId team) {
        var name = conversation.customer().name();
        Map<String, Object> variables = new HashMap<>();
        variables.put("merchant", conversation.merchant().value());
        variables.put("conversation", conversation.id().toString());
        variables.put("customer", name == null ? "Customer" : name);
        variables.put("channel", conversation.customer().ref().channel());
        variables.put("reason", reason);
        variables.put("agent", agent == null ? null : agent.value());
        variables.put("candidates", candidates(team));
        variables.put(OFFERED, clock.instant().toEpochMilli());
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

    private static String candidates(@Nullable TeamId team) {
        return team == null ? Role.AGENT.group() : team.value();
    }

    /** Offers the task to these people and no others. */
    void offer(Task task, @Nullable TeamId team) {
        groups(task).forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
        tasks.addCandidateGroup(task.getId(), candidates(team));
        tasks.setVariable(task.getId(), OFFERED, clock.instant().toEpochMilli());
    }

    /** Offers the task to every agent and merchant, as urgent. */
    void offerToAll(Task task) {
        var asked = groups(task);
        Stream.of(Role.AGENT.group(), Role.MERCHANT.group())
                .filter(group -> !asked.contains(group))
                .forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        tasks.setPriority(task.getId(), URGENT);
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }

    /** The conversations whose tasks are offered to a team, be they claimed or not. */
    List<ConversationId> offeredTo(TeamId team) {
        return tasks
                .createTaskQuery()
                .taskDefinitionKey(TASK)
                .taskCandidateGroup(team.value())
                .includeAssignedTasks()
                .list()
                .stream()
                .map(task -> ConversationId.of((String) tasks.getVariable(task.getId(), "conversation")))
                .toList();
    }

    void putBack(Task task) {
        tasks.setAssignee(task.getId(), null);
    }

    /** Nobody is wanted any more, and nothing is given back to the bot. */
    void end(ConversationId conversation) {
        task(conversation)
                .ifPresent(task -> runtime.deleteProcessInstance(task.getProcessInstanceId(), "joined with another"));
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
