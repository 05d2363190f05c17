package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Step;
import chat.baton.core.MerchantId;
import chat.baton.flow.RunningFlow.Part;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where customers are in their flows, told without the engine's history. */
@Service
@Transactional(readOnly = true)
public class Whereabouts {

    private final RunningFlows flows;
    private final Engine engine;
    private final RepositoryService repository;

    Whereabouts(RunningFlows flows, Engine engine, RepositoryService repository) {
        this.flows = flows;
        this.engine = engine;
        this.repository = repository;
    }

    /** From the outermost flow to the one it has called, and so on; empty when no flow runs. */
    public List<WayTaken> of(Conversation conversation) {
        return flows.of(conversation).stream()
                .flatMap(flow -> flow.parts().stream().map(part -> in(flow, part)))
                .toList();
    }

    private WayTaken in(RunningFlow flow, Part part) {
        var passed = flow.wayIn(part).stream().map(Passed::element).toList();
        var steps = passed.stream()
                .map(part.definition()::findActivity)
                .filter(Objects::nonNull)
                .filter(step -> "serviceTask".equals(step.getProperty("type"))
                        || "callActivity".equals(step.getProperty("type")))
                .map(step -> step.getProperty("name") instanceof String name ? name : step.getId())
                .toList();
        return new WayTaken(part.definition().getId(), part.name(), passed, steps, current(flow, part));
    }

    private @Nullable String current(RunningFlow flow, Part part) {
        var place = flow.conversation().place();
        var step = place == null ? null : place.step();
        if (step != null && part.equals(flow.innermost()) && part.definition().findActivity(step.id()) != null) {
            return step.id();
        }
        return engine.activity(part.instance(), part.token());
    }

    /** Absent when no flow is paused. */
    public Optional<NextWords> next(Conversation conversation) {
        var place = conversation.place();
        if (place == null || conversation.pausedAt() == null) {
            return Optional.empty();
        }
        var corrected = engine.string(place.instance(), FlowContext.CORRECTED_STEPS).stream()
                .flatMap(steps -> Stream.of(steps.split(",")))
                .toList();
        var running = flows.of(conversation);
        if (!corrected.isEmpty() && running.isPresent()) {
            var names = running.get().visits().stream()
                    .filter(visit -> corrected.contains(visit.key()))
                    .map(RunningFlow.Visit::name)
                    .toList();
            return Optional.of(new NextWords(place.flowName(), names.get(0), "", names));
        }
        var step = place.step();
        var words = step == null
                ? ""
                : running.map(flow -> words(flow.innermost(), step)).orElse("");
        return Optional.of(new NextWords(place.flowName(), step == null ? null : step.name(), words, List.of()));
    }

    private String words(Part part, Step step) {
        var activity = part.definition().findActivity(step.id());
        return step.waiting() == null || activity == null || !StepSettings.belongTo(activity)
                ? ""
                : engine.within(part.instance(), activity, flow -> flow.setting("text", ""));
    }

    /**
     * A flow's diagram, without what its steps are set to: that may be secret.
     *
     * @param definition id of the flow as deployed
     * @param merchants  whose flows may be seen; those all share always
     * @return BPMN 2.0 XML; absent when there is no such flow among them
     */
    public Optional<String> diagram(String definition, Set<MerchantId> merchants) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definition)
                        .singleResult())
                .filter(flow -> isAmong(flow, merchants))
                .map(flow -> drawn(repository.getBpmnModelInstance(flow.getId())));
    }

    private static boolean isAmong(ProcessDefinition flow, Set<MerchantId> merchants) {
        return flow.getTenantId() == null
                || merchants.stream()
                        .anyMatch(merchant -> merchant.value().equals(DraftTenant.merchant(flow.getTenantId())));
    }

    private static String drawn(BpmnModelInstance deployed) {
        var model = deployed.clone();
        Stream.of(ExtensionElements.class, ConditionExpression.class)
                .flatMap(kind -> model.getModelElementsByType(kind).stream())
                .map(ModelElementInstance.class::cast)
                .toList()
                .forEach(element -> element.getParentElement().removeChildElement(element));
        return Bpmn.convertToString(model);
    }
}
