package chat.baton.flow;

import org.camunda.bpm.engine.ProcessEngineException;

/** So many conversations of the merchant are in a flow that no other one is started. */
public class TooManyFlows extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    TooManyFlows(int most) {
        super("No flow is started: " + most + " conversations of the shop are in one already");
    }
}
