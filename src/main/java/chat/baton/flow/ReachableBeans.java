package chat.baton.flow;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The only beans an expression in a flow can name: the steps. They are looked up when first needed, as they need the
 * engine themselves.
 */
class ReachableBeans extends AbstractMap<Object, Object> {

    private static final Set<Class<?>> REACHABLE =
            Set.of(ActivityBehavior.class, JavaDelegate.class, TaskListener.class);

    private final ListableBeanFactory beans;

    ReachableBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object name) {
        return names().anyMatch(name::equals);
    }

    @Override
    public @org.jspecify.annotations.Nullable Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return names().map(name -> Map.<Object, Object>entry(name, beans.getBean(name)))
                .collect(Collectors.toSet());
    }

    private Stream<String> names() {
        return REACHABLE.stream().flatMap(type -> Stream.of(beans.getBeanNamesForType(type)));
    }
}
