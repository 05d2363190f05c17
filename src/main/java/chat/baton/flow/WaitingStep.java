package chat.baton.flow;

import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * A step that stays until it is woken by a signal. Costs 8 statements a message; a receive task with correlation costs
 * twice that.
 */
abstract class WaitingStep extends AbstractBpmnActivityBehavior {

    final Trail trail;

    WaitingStep(Trail trail) {
        this.trail = trail;
    }

    /** Begins to wait, or to wait again. @return whether there is nothing to wait for */
    abstract boolean begin(FlowContext flow);

    /** The customer wrote. @return whether the step is done */
    abstract boolean answered(FlowContext flow, Answer answer);

    /** The flow was sent back and comes by again. @return whether the answer of before is taken for this one too */
    boolean keepsAnswer(FlowContext flow) {
        return false;
    }

    /** The conversation came back to the bot. @return whether the step is done */
    boolean wantedAgain(FlowContext flow) {
        return begin(flow);
    }

    /** The order's payment was decided. @return whether the step is done */
    boolean paymentDecided(FlowContext flow) {
        return false;
    }

    @Override
    public void execute(ActivityExecution execution) {
        var flow = new FlowContext(execution);
        var known = KeptAnswers.reach(flow) && keepsAnswer(flow);
        if (known || begin(flow)) {
            leave(flow, execution);
        }
    }

    @Override
    public void signal(ActivityExecution execution, String name, Object data) {
        var flow = new FlowContext(execution);
        if (done(flow, name, data)) {
            leave(flow, execution);
        }
    }

    private void leave(FlowContext flow, ActivityExecution execution) {
        trail.waitsNoMore(flow);
        leave(execution);
    }

    private boolean done(FlowContext flow, String name, Object data) {
        return switch (name) {
            case Answer.GIVEN -> answered(flow, (Answer) data);
            case Answer.WANTED_AGAIN -> wantedAgain(flow);
            case Answer.COMES_HERE -> begin(flow);
            case Answer.PAYMENT_DECIDED -> paymentDecided(flow);
            default -> throw new IllegalArgumentException("Not a signal for a step: " + name);
        };
    }
}
