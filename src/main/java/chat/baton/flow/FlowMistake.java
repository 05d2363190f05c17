package chat.baton.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A flow was drawn so that one of its steps cannot work. */
class FlowMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FlowMistake(DelegateExecution execution, String what) {
        super("Step " + execution.getCurrentActivityId() + " of " + execution.getProcessDefinitionId() + " " + what);
    }
}
