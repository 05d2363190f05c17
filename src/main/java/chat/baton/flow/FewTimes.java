package chat.baton.flow;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;

/** How often a step is repeated, once that is known: the engine makes that many executions before the first of them runs. */
class FewTimes implements Expression {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;

    private final transient Expression times;

    FewTimes(Expression times) {
        this.times = times;
    }

    @Override
    public Object getValue(VariableScope scope) {
        return checked(times.getValue(scope));
    }

    private Object checked(Object value) {
        try {
            var number = Integer.parseInt(String.valueOf(value));
            if (number < 0 || number > MOST) {
                throw new FlowMistake(
                        getExpressionText(), "may be " + MOST + " at most to repeat a step, not " + number);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new FlowMistake(getExpressionText(), "has to be a whole number to repeat a step");
        }
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getExpressionText() {
        return times.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
        return times.isLiteralText();
    }
}
