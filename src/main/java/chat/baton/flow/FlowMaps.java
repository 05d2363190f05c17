package chat.baton.flow;

import chat.baton.core.MerchantId;
import chat.baton.flow.FlowMap.Element;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.el.ElValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.stereotype.Service;

/** The diagrams of a merchant's flows, as they start today. */
@Service
public class FlowMaps {

    private static final Comparator<ActivityImpl> LEFT_TO_RIGHT =
            Comparator.comparingInt(ActivityImpl::getX).thenComparingInt(ActivityImpl::getY);

    private final FlowCatalogue flows;

    FlowMaps(FlowCatalogue flows) {
        this.flows = flows;
    }

    /** By key: these flows, those of them the merchant still has, and all they call. */
    public Map<String, FlowMap> of(MerchantId merchant, Collection<String> keys) {
        return flows.read(merchant, read -> {
            Map<String, FlowMap> found = new LinkedHashMap<>();
            keys.forEach(key -> add(key, read, found));
            return found;
        });
    }

    private static void add(
            String key, Function<String, Optional<ProcessDefinitionEntity>> read, Map<String, FlowMap> found) {
        if (!found.containsKey(key)) {
            read.apply(key).map(FlowMaps::map).ifPresent(map -> {
                found.put(key, map);
                map.calls().values().forEach(called -> add(called, read, found));
            });
        }
    }

    private static FlowMap map(ProcessDefinitionEntity flow) {
        Map<String, String> calls = new LinkedHashMap<>();
        all(flow).sorted(LEFT_TO_RIGHT).forEach(element -> called(element)
                .ifPresent(key -> calls.put(element.getId(), key)));
        var steps = all(flow)
                .filter(StepSettings::belongTo)
                .sorted(LEFT_TO_RIGHT)
                .map(step -> new Element(step.getId(), name(step)))
                .toList();
        return new FlowMap(flow.getId(), flow.getKey(), FlowCatalogue.name(flow), steps, calls);
    }

    /** Steps and calls of other flows, in the diagram's order. */
    List<Element> steps(String definition) {
        return all(flows.read(definition))
                .filter(element ->
                        StepSettings.belongTo(element) || element.getActivityBehavior() instanceof CallActivityBehavior)
                .sorted(LEFT_TO_RIGHT)
                .map(step -> new Element(step.getId(), name(step)))
                .toList();
    }

    private static Stream<ActivityImpl> all(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(activity -> Stream.concat(Stream.of(activity), all(activity)));
    }

    /** As its author wrote it: a flow says plainly what it calls. */
    private static Optional<String> called(ActivityImpl element) {
        return element.getActivityBehavior() instanceof CallActivityBehavior call
                        && call.getCallableElement().getDefinitionKeyValueProvider() instanceof ElValueProvider key
                ? Optional.of(key.getExpression().getExpressionText())
                : Optional.empty();
    }

    private static String name(ActivityImpl step) {
        return step.getProperty("name") instanceof String name ? name : step.getId();
    }
}
