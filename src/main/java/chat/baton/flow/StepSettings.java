package chat.baton.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * What a flow's author set on one step: the extension properties of its task and, for texts of several lines, input
 * parameters, as Modeler edits lines only there. Compiled when the flow is parsed and kept with it, so that reading them
 * costs no statement; the engine's input parameters would be rows.
 */
final class StepSettings {

    private static final String PROPERTY = "baton.step";

    private final Map<String, Expression> expressions = new HashMap<>();

    private final Map<String, String> texts;
    private final String bean;
    private final boolean waits;

    private StepSettings(Map<String, String> properties, String bean, boolean waits) {
        this.texts = Map.copyOf(properties);
        this.bean = bean;
        this.waits = waits;
        var manager = Context.getProcessEngineConfiguration().getExpressionManager();
        properties.forEach((name, text) -> expressions.put(name, manager.createExpression(text)));
    }

    /**
     * @param bean  the expression that names the step
     * @param waits whether the step is one of those that wait, see {@link WaitingStep}
     */
    static void attach(ActivityImpl activity, Map<String, String> properties, String bean, boolean waits) {
        activity.setProperty(PROPERTY, new StepSettings(properties, bean, waits));
    }

    static StepSettings of(PvmActivity step) {
        return (StepSettings) step.getProperty(PROPERTY);
    }

    /** Whether it is a step of ours, not an event, a gateway or a call. */
    static boolean belongTo(PvmActivity activity) {
        return activity.getProperty(PROPERTY) != null;
    }

    /** Whether it asks the customer something and keeps the answer in a variable. */
    boolean ofQuestion() {
        return "${ask}".equals(bean);
    }

    /** Whether a flow can stand at it until something happens. */
    boolean waits() {
        return waits;
    }

    /** Whether customers could not tell one step from the other. */
    boolean sayTheSameAs(StepSettings other) {
        return bean.equals(other.bean) && texts.equals(other.texts);
    }

    /** Whether it goes on when the customer has paid. */
    boolean mayBePaid() {
        return "${requestPayment}".equals(bean) || texts.containsKey("whenPaid");
    }

    /** As written, variables not filled in; absent when the author set none. */
    Optional<String> literal(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** With the flow's variables filled in; absent when the author set none. */
    @Nullable
    String text(String name, DelegateExecution execution) {
        var expression = expressions.get(name);
        var value = expression == null ? null : expression.getValue(execution);
        return value == null ? null : value.toString();
    }
}
