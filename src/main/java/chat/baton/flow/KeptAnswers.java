package chat.baton.flow;

import java.util.List;
import java.util.stream.Stream;

/**
 * Answers that still hold after the flow was sent back to an earlier step: questions it comes by again and need not ask.
 * Lasts until the flow is where it was before, or asks what it had not asked then. Kept in a variable of the flow as the
 * keys of the steps on the way, in order, those that ask anew with a {@code ?} before them.
 */
record KeptAnswers(List<String> steps) {

    /** Longer texts are no variables of the engine. */
    private static final int LONGEST = 4000;

    private static final String ASKS = "?";

    static KeptAnswers of(FlowContext flow) {
        return new KeptAnswers(flow.string(FlowContext.KEPT_ANSWERS).stream()
                .flatMap(steps -> Stream.of(steps.split(",")))
                .filter(step -> !step.isEmpty())
                .toList());
    }

    /**
     * The flow comes to a step that waits.
     *
     * @return whether its answer of before holds
     */
    static boolean reach(FlowContext flow) {
        var kept = of(flow);
        if (kept.steps.isEmpty()) {
            return false;
        }
        var step = flow.stepKey();
        flow.set(FlowContext.KEPT_ANSWERS, kept.after(step).toString());
        return kept.steps.contains(step);
    }

    /** From this step on; nothing when it is the last, or was not on the way. */
    private KeptAnswers after(String step) {
        var here = steps.contains(step) ? steps.indexOf(step) : steps.indexOf(ASKS + step);
        if (here < 0 || here == steps.size() - 1) {
            return new KeptAnswers(List.of());
        }
        return new KeptAnswers(Stream.concat(
                        steps.subList(0, here + 1).stream().map(KeptAnswers::asking),
                        steps.subList(here + 1, steps.size()).stream())
                .toList());
    }

    static String asking(String step) {
        return step.startsWith(ASKS) ? step : ASKS + step;
    }

    @Override
    public String toString() {
        var text = String.join(",", steps);
        return text.length() <= LONGEST ? text : "";
    }
}
