package chat.baton.flow;

import java.util.Map;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * What {@code ${…}} can reach in a flow: its variables and the steps. No properties and no methods of either, so that there
 * is no way from a text to its class and on to the machine.
 */
class FlowExpressions extends JuelExpressionManager {

    FlowExpressions(Map<Object, Object> steps) {
        super(steps);
    }

    @Override
    protected ELResolver createElResolver() {
        var resolvers = new CompositeELResolver();
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new ReadOnlyMapELResolver(beans));
        return resolvers;
    }
}
