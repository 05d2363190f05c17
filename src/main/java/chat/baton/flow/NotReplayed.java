package chat.baton.flow;

import org.camunda.bpm.engine.ProcessEngineException;

/** A step would reach somebody outside, which no replay does. */
class NotReplayed extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private final String step;

    /** @param step as its author calls it */
    NotReplayed(String step) {
        super("A replay does not reach outside, as step " + step + " would");
        this.step = step;
    }

    String step() {
        return step;
    }
}
