package chat.baton.flow;

import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** As what a flow can stand still at an element. It goes on in another version only at one of the same kind. */
enum Stand {
    STEP("a step"),
    JOB("a step that runs as a job"),
    CALL("a call of another flow"),
    TASK("a task for people"),
    TIMER("a timer");

    private final String words;

    Stand(String words) {
        this.words = words;
    }

    /** Absent where no flow stands still: it passes by, or waits for others of its own. */
    static Optional<Stand> at(ActivityImpl element) {
        if (isStep(element)) {
            return StepSettings.of(element).waits()
                    ? Optional.of(STEP)
                    : element.isAsyncBefore() || element.isAsyncAfter() ? Optional.of(JOB) : Optional.empty();
        }
        var behavior = element.getActivityBehavior();
        if (behavior instanceof CallActivityBehavior) {
            return Optional.of(CALL);
        }
        if (behavior instanceof UserTaskActivityBehavior) {
            return Optional.of(TASK);
        }
        return behavior instanceof IntermediateCatchEventActivityBehavior ? Optional.of(TIMER) : Optional.empty();
    }

    /** Whether who stands so can go on at an element of another version. The bot goes on by itself from a step that does not wait. */
    boolean canGoOnAt(ActivityImpl element) {
        return this == STEP
                ? isStep(element)
                : at(element).filter(other -> other == this).isPresent();
    }

    private static boolean isStep(ActivityImpl element) {
        return StepSettings.belongTo(element);
    }

    String words() {
        return words;
    }
}
