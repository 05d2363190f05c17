package chat.baton.flow;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A flow was drawn so that one of its steps cannot work. Being the engine's, no boundary event of the flow can catch it. */
class FlowMistake extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    FlowMistake(DelegateExecution execution, String what) {
        this("Step " + execution.getCurrentActivityId() + " of " + execution.getProcessDefinitionId(), what);
    }

    FlowMistake(String where, String what) {
        super(where + " " + what);
    }
}
