package chat.baton.flow;

import chat.baton.flow.inspection.Inspection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** Reads our settings out of every flow, and ties its ends and timers to the conversation. */
class FlowParser extends AbstractBpmnParseListener {

    private final BeanFactory beans;

    FlowParser(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        FlowProperties.attach(definition, properties(process));
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                execution -> beans.getBean(FlowEnded.class).notify(execution));
    }

    @Override
    public void parseServiceTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        var bean = task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression");
        StepSettings.attach(
                activity,
                settings(task),
                Objects.requireNonNullElse(bean, ""),
                waits(bean),
                () -> beans.getBean(SpokenLanguages.class));
    }

    private boolean waits(@Nullable String bean) {
        var name = bean == null ? "" : bean.replaceAll("^\\$\\{(\\w+)}$", "$1");
        return beans.containsBean(name) && beans.isTypeMatch(name, WaitingStep.class);
    }

    private static Map<String, String> settings(Element task) {
        var settings = properties(task);
        settings.putAll(longSettings(task));
        settings.values().removeIf(String::isBlank);
        return settings;
    }

    /** Taken out before the engine reads them: it would keep each as a variable, which is a row. */
    private static Map<String, String> longSettings(Element task) {
        var extensions = task.element("extensionElements");
        var mapping =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "inputOutput");
        if (mapping == null) {
            return Map.of();
        }
        var found =
                mapping.elements().stream().filter(FlowParser::isLongSetting).toList();
        mapping.elements().removeAll(found);
        if (mapping.elements().isEmpty()) {
            extensions.elements().remove(mapping);
        }
        return found.stream()
                .collect(Collectors.toMap(
                        one -> one.attribute("name"), one -> one.getText().strip(), (first, last) -> last));
    }

    private static boolean isLongSetting(Element parameter) {
        return parameter.getTagName().equals("inputParameter")
                && Inspection.isLongSetting(parameter.attribute("name", ""));
    }

    @Override
    public void parseEndEvent(Element end, ScopeImpl scope, ActivityImpl activity) {
        FlowEnd.attach(activity, properties(end));
    }

    @Override
    public void parseCallActivity(Element call, ScopeImpl scope, ActivityImpl activity) {
        CalledFlow.decideFor(
                ((CallableElementActivityBehavior) activity.getActivityBehavior()).getCallableElement(), beans);
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element task, Element repetition, ActivityImpl activity) {
        var behavior = (MultiInstanceActivityBehavior) activity.getActivityBehavior();
        if (behavior.getLoopCardinalityExpression() != null) {
            behavior.setLoopCardinalityExpression(new FewTimes(behavior.getLoopCardinalityExpression()));
        }
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        definitions.forEach(FlowParser::countSteps);
    }

    private static void countSteps(ScopeImpl scope) {
        scope.getActivities().forEach(activity -> {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, StepsTaken.COUNTER);
            countSteps(activity);
        });
    }

    @Override
    public void parseBoundaryTimerEventDefinition(Element timer, boolean interrupting, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> beans.getBean(LockFirst.class).notify(execution));
    }

    @Override
    public void parseIntermediateTimerEventDefinition(Element timer, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                execution -> beans.getBean(LockFirst.class).notify(execution));
    }

    private static Map<String, String> properties(Element element) {
        var properties = new HashMap<>(
                Objects.requireNonNullElse(BpmnParseUtil.parseCamundaExtensionProperties(element), Map.of()));
        // Modeler writes what was left empty, too.
        properties.values().removeIf(value -> value == null || value.isBlank());
        return properties;
    }
}
