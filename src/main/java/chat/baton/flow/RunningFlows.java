package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Place;
import chat.baton.conversation.Step;
import chat.baton.flow.RunningFlow.Part;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what runs in a conversation. For people's screens and deeds; too slow for the way of a message. */
@Component
class RunningFlows {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Conversations conversations;

    RunningFlows(RuntimeService runtime, RepositoryService repository, Conversations conversations) {
        this.runtime = runtime;
        this.repository = repository;
        this.conversations = conversations;
    }

    /** Absent when none runs. */
    Optional<RunningFlow> of(Conversation conversation) {
        var place = conversation.place();
        var parts = place == null ? List.<Part>of() : parts(place);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(RunningFlow.of(
                        conversation,
                        parts,
                        conversations.way(conversation.id()).stream()
                                .map(Passed::parse)
                                .toList()));
    }

    private List<Part> parts(Place place) {
        var parts = new LinkedList<Part>();
        var token = place.waiting() == null ? null : execution(place.waiting());
        var instance = instance(token == null ? innermost(place) : token.getProcessInstanceId());
        while (instance != null) {
            parts.addFirst(new Part(instance.getId(), definition(instance), token == null ? null : token.getId()));
            token = caller(instance);
            instance = token == null ? null : instance(token.getProcessInstanceId());
        }
        return parts;
    }

    /** The one whose step spoke last; the outermost when it is gone. */
    private String innermost(Place place) {
        return runtime.createProcessInstanceQuery().rootProcessInstanceId(place.instance()).list().stream()
                .filter(instance -> isAt(instance, place.step()))
                .map(ProcessInstance::getId)
                .findFirst()
                .orElse(place.instance());
    }

    private boolean isAt(ProcessInstance instance, @Nullable Step step) {
        return step != null && definition(instance).getKey().equals(step.flow());
    }

    private ProcessDefinitionEntity definition(ProcessInstance instance) {
        return (ProcessDefinitionEntity)
                ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(instance.getProcessDefinitionId());
    }

    private @Nullable ProcessInstance instance(String id) {
        return runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
    }

    private @Nullable Execution execution(String id) {
        return runtime.createExecutionQuery().executionId(id).singleResult();
    }

    private @Nullable Execution caller(ProcessInstance instance) {
        var caller = ((ExecutionEntity) instance).getSuperExecutionId();
        return caller == null ? null : execution(caller);
    }
}
