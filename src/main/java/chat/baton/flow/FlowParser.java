package chat.baton.flow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        StepSettings.attach(activity, properties(task), "${ask}".equals(bean));
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
        return Objects.requireNonNullElse(BpmnParseUtil.parseCamundaExtensionProperties(element), Map.of());
    }
}
