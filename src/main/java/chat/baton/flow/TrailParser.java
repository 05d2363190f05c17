package chat.baton.flow;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.BeanFactory;

/** Has every flow tell what it passes. */
class TrailParser extends AbstractBpmnParseListener {

    private final BeanFactory beans;

    TrailParser(BeanFactory beans) {
        this.beans = beans;
    }

    /** The engine calls it when all of the process has been parsed. */
    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        if (FlowContext.isFlow(definition.getKey())) {
            follow(definition);
        }
    }

    private void follow(ScopeImpl scope) {
        for (var activity : scope.getActivities()) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, passes(activity.getId()));
            activity.getOutgoingTransitions().forEach(this::follow);
            follow((ActivityImpl) activity);
        }
    }

    private void follow(org.camunda.bpm.engine.impl.pvm.PvmTransition transition) {
        ((TransitionImpl) transition).addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, passes(transition.getId()));
    }

    private ExecutionListener passes(String element) {
        return execution -> beans.getBean(Trail.class).passes(execution, element);
    }
}
