package chat.baton.flow;

import chat.baton.flow.inspection.Fault;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes and checks which element of one version of a flow is which of another. */
@Component
class Mappings {

    private static final Comparator<ActivityImpl> LEFT_TO_RIGHT =
            Comparator.comparingInt(ActivityImpl::getX).thenComparingInt(ActivityImpl::getY);

    private final RuntimeService runtime;
    private final RepositoryService repository;

    Mappings(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    ProcessDefinitionEntity deployed(String definition) {
        return (ProcessDefinitionEntity) ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(definition);
    }

    /** Where conversations can stand still, as they come. */
    static List<ActivityImpl> stands(ProcessDefinitionEntity flow) {
        return all(flow)
                .filter(element -> Stand.at(element).isPresent())
                .sorted(LEFT_TO_RIGHT)
                .toList();
    }

    /** Where a flow can be sent: its steps and calls, as they come. */
    static Stream<ActivityImpl> steps(ProcessDefinitionEntity flow) {
        return all(flow)
                .filter(element ->
                        StepSettings.belongTo(element) || Stand.at(element).isPresent())
                .sorted(LEFT_TO_RIGHT);
    }

    /** Where who stands at an element may go on in another version. */
    static List<ActivityImpl> choices(ActivityImpl element, ProcessDefinitionEntity to) {
        var kind = Stand.at(element).orElseThrow();
        return all(to).filter(kind::canGoOnAt).sorted(LEFT_TO_RIGHT).toList();
    }

    private static Stream<ActivityImpl> all(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(inner -> Stream.concat(Stream.of(inner), all(inner)));
    }

    /** By the engine's rule the same element, or else the only one of the same kind and name; of others nothing is said. */
    Map<String, String> proposed(ProcessDefinitionEntity from, ProcessDefinitionEntity to) {
        var equal = equal(from, to);
        Map<String, String> proposed = new LinkedHashMap<>();
        for (var element : stands(from)) {
            Optional.ofNullable(equal.get(element.getId()))
                    .or(() -> alike(element, to))
                    .ifPresent(id -> proposed.put(element.getId(), id));
        }
        return proposed;
    }

    private static Optional<String> alike(ActivityImpl element, ProcessDefinitionEntity to) {
        var choices = choices(element, to);
        var same = choices.stream()
                .filter(choice -> choice.getId().equals(element.getId()))
                .toList();
        var named = choices.stream()
                .filter(choice -> element.getName() != null && element.getName().equals(choice.getName()))
                .filter(choice -> Stand.at(choice).equals(Stand.at(element)))
                .toList();
        var found = same.isEmpty() ? named : same;
        return found.size() == 1 ? Optional.of(found.get(0).getId()) : Optional.empty();
    }

    private Map<String, String> equal(ProcessDefinitionEntity from, ProcessDefinitionEntity to) {
        return elements(runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build());
    }

    private static Map<String, String> elements(MigrationPlan plan) {
        Map<String, String> elements = new LinkedHashMap<>();
        plan.getInstructions().forEach(one -> elements.put(one.getSourceActivityId(), one.getTargetActivityId()));
        return elements;
    }

    Mapping of(MigrationPlan plan) {
        return new Mapping(
                plan,
                deployed(plan.getSourceProcessDefinitionId()),
                deployed(plan.getTargetProcessDefinitionId()),
                elements(plan));
    }

    /**
     * @param wanted ids of elements of the newer version, by ids of those of the older; conversations at others are left
     * @throws MigrationRefused with everything that cannot be
     */
    Mapping checked(ProcessDefinitionEntity from, ProcessDefinitionEntity to, Map<String, String> wanted) {
        refuse(
                to,
                wanted.entrySet().stream()
                        .flatMap(one -> fault(from, to, one.getKey(), one.getValue()).stream())
                        .toList());
        var elements = equal(from, to);
        stands(from).forEach(element -> elements.remove(element.getId()));
        elements.putAll(wanted);
        return of(plan(from, to, elements, wanted.keySet()));
    }

    private static void refuse(ProcessDefinitionEntity to, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new MigrationRefused(faults);
        }
    }

    private static Optional<Fault> fault(
            ProcessDefinitionEntity from, ProcessDefinitionEntity to, String element, String wanted) {
        var before = from.findActivity(element);
        var after = to.findActivity(wanted);
        var kind = before == null ? Optional.<Stand>empty() : Stand.at(before);
        if (before == null || kind.isEmpty()) {
            return Optional.of(fault(
                    from, element, before, "No conversation can stand there in version " + from.getVersion() + "."));
        }
        if (after == null) {
            return Optional.of(fault(to, wanted, null, "There is no such step in version " + to.getVersion() + "."));
        }
        return kind.get().canGoOnAt(after)
                ? Optional.empty()
                : Optional.of(fault(
                        to,
                        wanted,
                        after,
                        "Who stands at \"" + Mapping.name(before) + "\", "
                                + kind.get().words() + ", cannot go on there: choose "
                                + kind.get().words() + "."));
    }

    private static Fault fault(ProcessDefinitionEntity of, String id, @Nullable ActivityImpl element, String reason) {
        return new Fault(of.getResourceName(), id, element == null ? null : element.getName(), 0, reason);
    }

    /** The engine itself says what goes with what: of elements that nobody asked for, those it refuses are left out. */
    private MigrationPlan plan(
            ProcessDefinitionEntity from,
            ProcessDefinitionEntity to,
            Map<String, String> elements,
            Set<String> wanted) {
        var left = new LinkedHashMap<>(elements);
        while (true) {
            try {
                return build(from, to, left);
            } catch (MigrationPlanValidationException e) {
                var refused = refused(e);
                refuse(to, faults(from, refused, wanted));
                if (!left.keySet().removeAll(refused.keySet())) {
                    throw e;
                }
            }
        }
    }

    private MigrationPlan build(
            ProcessDefinitionEntity from, ProcessDefinitionEntity to, Map<String, String> elements) {
        var plan = runtime.createMigrationPlan(from.getId(), to.getId());
        elements.forEach(plan::mapActivities);
        return plan.build();
    }

    private static Map<String, String> refused(MigrationPlanValidationException refusal) {
        return refusal.getValidationReport().getInstructionReports().stream()
                .collect(Collectors.toMap(
                        report -> report.getMigrationInstruction().getSourceActivityId(),
                        report -> String.join(" ", report.getFailures()),
                        (one, other) -> one));
    }

    private static List<Fault> faults(ProcessDefinitionEntity from, Map<String, String> refused, Set<String> wanted) {
        return refused.entrySet().stream()
                .filter(one -> wanted.contains(one.getKey()))
                .map(one -> fault(from, one.getKey(), from.findActivity(one.getKey()), one.getValue()))
                .toList();
    }
}
