package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.NotTheHolder;
import chat.baton.conversation.Step;
import chat.baton.core.AgentId;
import chat.baton.handover.Handover;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What went wrong in conversations and waits for who runs the installation, of all merchants together. */
@Service
@Transactional
public class FlowIncidents {

    private static final int MOST = 200;

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final Engine engine;
    private final Conversations conversations;
    private final Handover handover;
    private final RunningFlows flows;
    private final Rewind rewind;
    private final AtCommit atCommit;

    FlowIncidents(
            RuntimeService runtime,
            RepositoryService repository,
            ManagementService management,
            Engine engine,
            Conversations conversations,
            Handover handover,
            RunningFlows flows,
            Rewind rewind,
            AtCommit atCommit) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.engine = engine;
        this.conversations = conversations;
        this.handover = handover;
        this.flows = flows;
        this.rewind = rewind;
        this.atCommit = atCommit;
    }

    /** Oldest first, 200 at most. */
    public List<FlowIncident> open() {
        var incidents = runtime.createIncidentQuery().orderByIncidentTimestamp().asc().listPage(0, MOST).stream()
                .filter(one -> one.getId().equals(one.getRootCauseIncidentId()))
                .filter(one -> one.getProcessInstanceId() != null)
                .toList();
        var instances = instances(incidents);
        return incidents.stream()
                .filter(one -> instances.containsKey(one.getProcessInstanceId()))
                .map(one -> told(one, instances.get(one.getProcessInstanceId())))
                .toList();
    }

    /** Those that belong to a conversation; whatever else somebody starts in the engine is looked after in Cockpit. */
    private Map<String, ProcessInstance> instances(List<Incident> incidents) {
        var ids = incidents.stream().map(Incident::getProcessInstanceId).collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
                        .filter(one -> one.getBusinessKey() != null && one.getTenantId() != null)
                        .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
    }

    private FlowIncident told(Incident incident, ProcessInstance instance) {
        var definition = flow(incident);
        return new FlowIncident(
                incident.getId(),
                DraftTenant.owner(instance.getTenantId()),
                ConversationId.of(instance.getBusinessKey()),
                instance.getId(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                step(definition, incident.getActivityId()),
                Objects.requireNonNullElse(incident.getIncidentMessage(), ""),
                incident.getIncidentTimestamp().toInstant(),
                !FlowGate.RESERVED.contains(definition.getKey()));
    }

    private ProcessDefinitionEntity flow(Incident incident) {
        return (ProcessDefinitionEntity)
                ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(incident.getProcessDefinitionId());
    }

    private static String step(ProcessDefinitionEntity definition, String id) {
        var activity = id == null ? null : definition.findActivity(id);
        return activity != null && activity.getName() != null ? activity.getName() : String.valueOf(id);
    }

    private Incident incident(String id) {
        var found = runtime.createIncidentQuery().incidentId(id).singleResult();
        if (found == null || found.getProcessInstanceId() == null) {
            throw new NoSuchIncident(id);
        }
        return found;
    }

    /**
     * Has the step tried again: where the customer waits for a person because of it, the bot goes on instead.
     *
     * @throws NoSuchIncident when it is over
     * @throws NotTheHolder   when an agent holds the conversation: it is tried again when they give it back
     */
    public void retry(String id) {
        var incident = incident(id);
        var told = find(id);
        var conversation = conversations.lock(told.conversation());
        if (!told.mayEnd() || conversation.heldByBot()) {
            repeat(incident);
        } else if (conversation.heldBy(Holder.QUEUE)) {
            handover.stopWaiting(conversation);
        } else {
            throw new NotTheHolder(conversation.id(), conversation.holder());
        }
    }

    private FlowIncident find(String id) {
        return open().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new NoSuchIncident(id));
    }

    private void repeat(Incident incident) {
        if (Incident.FAILED_JOB_HANDLER_TYPE.equals(incident.getIncidentType())) {
            management.setJobRetries(incident.getConfiguration(), 1);
        } else {
            runtime.resolveIncident(incident.getId());
        }
    }

    /**
     * Where the flow could go on instead: its steps and calls, from left to right. None for a takeover.
     *
     * @throws NoSuchIncident when it is over
     */
    public List<FlowMap.Element> steps(String id) {
        return find(id).mayEnd()
                ? Mappings.steps(flow(incident(id)))
                        .map(step -> new FlowMap.Element(step.getId(), Mapping.name(step)))
                        .toList()
                : List.of();
    }

    /**
     * Has the flow go on at another step, and says so to the agents: where the customer waits for a person because of it, the
     * bot goes on instead. From a step it has passed already it goes on as if it had not been further; else what was done
     * stays done.
     *
     * @param step id of one of {@link #steps}
     * @throws NoSuchIncident when it is over, or of no flow
     * @throws NoSuchFlow     when the flow has no such step
     * @throws NotTheHolder   when an agent holds the conversation: they decide
     * @throws OrderStands    when the flow passed the step before an order that is paid
     */
    public void move(String id, AgentId by, String step) {
        var told = find(id);
        var incident = incident(id);
        var to = Mappings.steps(flow(incident))
                .filter(one -> told.mayEnd() && one.getId().equals(step))
                .findFirst()
                .orElseThrow(() -> new NoSuchFlow("step " + step));
        var conversation = conversations.lock(told.conversation());
        if (conversation.holder() instanceof Holder.Agent) {
            throw new NotTheHolder(conversation.id(), conversation.holder());
        }
        var goesOn = goOn(conversation, incident, to);
        hear(conversation, incident, to);
        conversations.tell(
                conversation.id(),
                new Content.Happening(
                        "moved",
                        Map.of("by", by.value(), "step", Mapping.name(to)),
                        by + " had the flow go on at \"" + Mapping.name(to) + "\"."));
        atCommit.run(goesOn);
    }

    private Runnable goOn(Conversation conversation, Incident incident, ActivityImpl to) {
        var running = flows.of(conversation);
        var passed = running.flatMap(
                        flow -> flow.visit(FlowContext.stepKey(flow(incident).getKey(), to.getId())))
                .filter(visit -> visit.part().instance().equals(incident.getProcessInstanceId()));
        if (passed.isEmpty()) {
            return () -> engine.move(incident.getProcessInstanceId(), incident.getExecutionId(), to.getId());
        }
        rewind.inTheWay(running.get(), passed.get()).ifPresent(order -> {
            throw new OrderStands(order.number());
        });
        return () -> rewind.goBack(running.get(), passed.get(), new KeptAnswers(List.of()));
    }

    /** The bot has the conversation again, and does not ask again what it had asked before. */
    private void hear(Conversation conversation, Incident incident, ActivityImpl to) {
        var flow = flow(incident);
        conversations.step(
                conversation.id(),
                new Step(flow.getKey(), flow.getVersion(), to.getId(), Mapping.name(to), null, false));
        if (conversation.heldBy(Holder.QUEUE)) {
            handover.stopWaiting(conversation);
        } else if (!Incident.FAILED_JOB_HANDLER_TYPE.equals(incident.getIncidentType())) {
            runtime.resolveIncident(incident.getId());
        }
    }

    /**
     * Ends the flow, as it ends when an agent stops it, and says so to the agents. Who waits for a person goes on waiting.
     *
     * @param reason why, for agents; never shown to the customer
     * @throws NoSuchIncident when it is over, or of no flow
     */
    public void end(String id, AgentId by, String reason) {
        var told = find(id);
        if (!told.mayEnd()) {
            throw new NoSuchIncident(id);
        }
        var conversation = conversations.lock(told.conversation());
        engine.end(root(told.instance()), "ended by " + by + ": " + reason);
        conversations.tell(
                conversation.id(),
                new Content.Happening(
                        "flow-ended", Map.of("by", by.value(), "reason", reason), by + " ended the flow: " + reason));
    }

    private String root(String instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getRootProcessInstanceId();
    }
}
