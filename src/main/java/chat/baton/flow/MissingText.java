package chat.baton.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/**
 * A step that does not say, or not with all its answers, in a language what its flow is to speak. Customers get it in the
 * flow's first language.
 *
 * @param step     the step's id
 * @param name     what the author calls it
 * @param language ISO 639
 */
public record MissingText(String step, String name, String language) {

    /** In the order of the flow's languages, then of its steps. */
    static List<MissingText> of(ProcessDefinitionEntity flow) {
        var languages = FlowProperties.of(flow).languages();
        return languages.stream()
                .skip(1)
                .flatMap(language -> steps(flow)
                        .filter(step -> StepSettings.of(step).lacks(language))
                        .map(step -> new MissingText(step.getId(), name(step), language)))
                .toList();
    }

    private static Stream<ActivityImpl> steps(ScopeImpl scope) {
        return scope.getActivities().stream()
                .flatMap(activity -> Stream.concat(Stream.of(activity), steps(activity)))
                .filter(StepSettings::belongTo);
    }

    private static String name(ActivityImpl step) {
        return Optional.ofNullable(step.getName()).orElse(step.getId());
    }
}
