package chat.baton.flow;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * What a flow's author set on one step: the extension properties of its task. Compiled when the flow is parsed and kept
 * with it, so that reading them costs no statement; input parameters would be rows.
 */
final class StepSettings {

    private static final String PROPERTY = "baton.step";

    private final Map<String, Expression> expressions = new HashMap<>();

    private StepSettings(Map<String, String> properties) {
        var manager = Context.getProcessEngineConfiguration().getExpressionManager();
        properties.forEach((name, text) -> expressions.put(name, manager.createExpression(text)));
    }

    static void attach(ActivityImpl activity, Map<String, String> properties) {
        activity.setProperty(PROPERTY, new StepSettings(properties));
    }

    static StepSettings of(DelegateExecution execution) {
        return (StepSettings) ((ExecutionEntity) execution).getActivity().getProperty(PROPERTY);
    }

    /** With the flow's variables filled in; absent when the author set none. */
    @Nullable
    String text(String name, DelegateExecution execution) {
        var expression = expressions.get(name);
        var value = expression == null ? null : expression.getValue(execution);
        return value == null ? null : value.toString();
    }
}
