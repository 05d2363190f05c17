package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Place;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts, wakes, pauses and ends process instances. Each method is one or more engine commands, never part of one. */
@Component
class Engine {

    /** The type of incidents that no job is behind, which it would resolve. */
    private static final String INCIDENT = "failedStep";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final IdentityService identity;
    private final FlowTenant tenants;

    Engine(
            RuntimeService runtime,
            RepositoryService repository,
            ManagementService management,
            IdentityService identity,
            FlowTenant tenants) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.identity = identity;
        this.tenants = tenants;
    }

    /** @return where the new instance is; absent when it ended at once */
    Optional<Place> start(Conversation conversation, Start start) {
        var merchant = conversation.merchant();
        Map<String, Object> variables = new HashMap<>(start.variables());
        variables.put(FlowContext.MERCHANT, merchant.value());
        var instance = Replaying.instead(start.flow())
                .map(runtime::createProcessInstanceById)
                .orElseGet(() -> newest(conversation, start.flow()))
                .businessKey(conversation.id().toString())
                .setVariables(variables)
                .execute();
        return instance.isEnded() ? Optional.empty() : Optional.of(place(instance));
    }

    private ProcessInstantiationBuilder newest(Conversation conversation, String flow) {
        var builder = runtime.createProcessInstanceByKey(flow);
        var tenant = tenants.of(conversation.merchant(), flow, conversation::tester);
        return tenant == null ? builder.processDefinitionWithoutTenantId() : builder.processDefinitionTenantId(tenant);
    }

    private Place place(ProcessInstance instance) {
        var definition = repository.getProcessDefinition(instance.getProcessDefinitionId());
        var name = definition.getName() == null ? definition.getKey() : definition.getName();
        return new Place(definition.getKey(), name, definition.getVersion(), instance.getId(), null);
    }

    void wake(String execution, String signal, @Nullable Object data) {
        runtime.signal(execution, signal, data, null);
    }

    /** Pauses an instance and all it called: the engine pauses only the one it is told. */
    void pause(String instance) {
        tree(instance).forEach(one -> runtime.suspendProcessInstanceById(one.getId()));
    }

    /**
     * Lets a paused instance go on: its timers later by the time it was paused, its failed steps once more.
     *
     * @param paused how long it was
     */
    void goOn(String instance, Duration paused) {
        var tree = tree(instance);
        tree.forEach(one -> runtime.activateProcessInstanceById(one.getId()));
        tree.stream()
                .flatMap(one ->
                        runtime
                                .createIncidentQuery()
                                .processInstanceId(one.getId())
                                .incidentType(INCIDENT)
                                .list()
                                .stream())
                .forEach(incident -> runtime.resolveIncident(incident.getId()));
        tree.stream()
                .flatMap(one -> management.createJobQuery().processInstanceId(one.getId()).list().stream())
                .forEach(job -> goOn(job, paused));
    }

    private void goOn(Job job, Duration paused) {
        if (job.getRetries() == 0) {
            management.setJobRetries(job.getId(), 1);
        }
        if (job.getDuedate() != null) {
            management.setJobDuedate(
                    job.getId(), Date.from(job.getDuedate().toInstant().plus(paused)));
        }
    }

    /** Marks where a flow failed, for people who look after it. */
    void failed(Place place, String why) {
        runtime.createIncident(
                INCIDENT,
                place.waiting() == null ? place.instance() : place.waiting(),
                place.step() == null ? null : place.step().id(),
                why);
    }

    /**
     * Asks a step about itself, with the variables it would see.
     *
     * @param instance the step's own
     */
    <T> T within(String instance, PvmActivity step, Function<FlowContext, T> question) {
        return ((RuntimeServiceImpl) runtime)
                .getCommandExecutor()
                .execute(context -> question.apply(
                        new FlowContext(context.getExecutionManager().findExecutionById(instance), step)));
    }

    /** Whether something of it waits for people to repair it. */
    boolean hasFailed(String instance) {
        return tree(instance).stream()
                .anyMatch(one -> runtime.createIncidentQuery()
                                .processInstanceId(one.getId())
                                .count()
                        > 0);
    }

    /** The id of the element at which an execution is; absent when it is between two. */
    @Nullable
    String activity(String instance, @Nullable String execution) {
        var found = runtime.createExecutionQuery()
                .executionId(execution == null ? instance : execution)
                .singleResult();
        return found == null ? null : ((ExecutionEntity) found).getActivityId();
    }

    Optional<String> string(String instance, String variable) {
        return Optional.ofNullable((String) runtime.getVariable(instance, variable))
                .filter(value -> !value.isEmpty());
    }

    void set(String instance, Map<String, Object> variables) {
        runtime.setVariables(instance, variables);
    }

    /** As {@link #set}, told by the engine's log of what people did. Who may is decided before. */
    void setAs(AgentId who, MerchantId merchant, String instance, Map<String, Object> variables) {
        var signedIn = identity.getCurrentAuthentication();
        identity.setAuthentication(who.value(), List.of(), List.of(merchant.value(), DraftTenant.of(merchant)));
        try {
            ((RuntimeServiceImpl) runtime)
                    .getCommandExecutor()
                    .execute(context -> context.runWithoutAuthorization(
                            () -> new SetExecutionVariablesCmd(instance, variables, false).execute(context)));
        } finally {
            identity.setAuthentication(signedIn);
        }
    }

    /**
     * Moves what stands still in an instance to a step of it. What it called meanwhile ends.
     *
     * @param token the execution that is moved; absent to move all there are
     */
    void move(String instance, @Nullable String token, String step) {
        var modification = runtime.createProcessInstanceModification(instance);
        leaves(runtime.getActivityInstance(instance))
                .filter(leaf -> token == null || List.of(leaf.getExecutionIds()).contains(token))
                .forEach(leaf -> modification.cancelActivityInstance(leaf.getId()));
        jobs(runtime.getActivityInstance(instance))
                .filter(job -> token == null || job.getExecutionId().equals(token))
                .forEach(job -> modification.cancelTransitionInstance(job.getId()));
        modification.startBeforeActivity(step).execute();
    }

    private static Stream<ActivityInstance> leaves(ActivityInstance tree) {
        var children = tree.getChildActivityInstances();
        return children.length == 0
                ? Stream.of(tree).filter(leaf -> leaf.getParentActivityInstanceId() != null)
                : Stream.of(children).flatMap(Engine::leaves);
    }

    private static Stream<TransitionInstance> jobs(ActivityInstance tree) {
        return Stream.concat(
                Stream.of(tree.getChildTransitionInstances()),
                Stream.of(tree.getChildActivityInstances()).flatMap(Engine::jobs));
    }

    /** Ends an instance and all it called. */
    void end(String instance, String why) {
        runtime.deleteProcessInstance(instance, why, false, true, false, false);
    }

    private List<ProcessInstance> tree(String instance) {
        return runtime.createProcessInstanceQuery()
                .rootProcessInstanceId(instance)
                .list();
    }
}
