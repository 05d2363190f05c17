package chat.baton.flow;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * How many steps each flow, and all it called, has taken within one engine command. A flow that takes too many is ended by
 * an exception: drawn as it is, it goes round, or multiplies, without waiting for anybody.
 */
class StepsTaken implements Session {

    private static final int MOST = 200;

    /** One for each command. */
    static final SessionFactory FACTORY = new SessionFactory() {
        @Override
        public Class<?> getSessionType() {
            return StepsTaken.class;
        }

        @Override
        public Session openSession() {
            return new StepsTaken();
        }
    };

    static final ExecutionListener COUNTER = execution ->
            Context.getCommandContext().getSession(StepsTaken.class).count(execution);

    private final Map<String, Integer> steps = new HashMap<>();

    private void count(DelegateExecution execution) {
        if (steps.merge(((ExecutionEntity) execution).getRootProcessInstanceId(), 1, Integer::sum) > MOST) {
            throw new FlowMistake(execution, "is more than the " + MOST + "th in a row that waits for nobody");
        }
    }

    @Override
    public void flush() {
        // Nothing is kept.
    }

    @Override
    public void close() {
        // Nothing is kept.
    }
}
