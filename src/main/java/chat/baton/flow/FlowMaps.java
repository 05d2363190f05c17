package chat.baton.flow;

import chat.baton.core.MerchantId;
import chat.baton.flow.FlowMap.Element;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
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
    private final RepositoryService repository;

    FlowMaps(FlowCatalogue flows, RepositoryService repository) {
        this.flows = flows;
        this.repository = repository;
    }

    /** By key: these flows, those of them the merchant still has, and all they call. */
    public Map<String, FlowMap> of(MerchantId merchant, Collection<String> keys) {
        var ids = flows.ids(merchant);
        Map<String, FlowMap> found = new LinkedHashMap<>();
        keys.forEach(key -> add(key, ids, found));
        return found;
    }

    private void add(String key, Map<String, String> ids, Map<String, FlowMap> found) {
        if (ids.containsKey(key) && !found.containsKey(key)) {
            var map = map((ProcessDefinitionEntity)
                    ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(ids.get(key)));
            found.put(key, map);
            map.calls().values().forEach(called -> add(called, ids, found));
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
