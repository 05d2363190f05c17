package chat.baton.flow;

import chat.baton.flow.FlowMap.Element;
import java.util.List;

/**
 * Which steps of a flow its recordings come by.
 *
 * @param definition id of the flow as deployed, for {@link Whereabouts#diagram}
 * @param passed     ids of all elements of the diagram that were come by: steps, events, gateways, sequence flows
 * @param steps      all there are, in the diagram's order, calls of other flows among them
 */
public record Coverage(String definition, List<String> passed, List<Element> steps) {

    private static final int ALL = 100;

    public Coverage {
        passed = List.copyOf(passed);
        steps = List.copyOf(steps);
    }

    /** Steps that no recording comes by. */
    public List<Element> never() {
        return steps.stream().filter(step -> !passed.contains(step.id())).toList();
    }

    /** How many steps recordings come by. */
    public int visited() {
        return steps.size() - never().size();
    }

    /** 0 to 100, rounded down; 100 where there are no steps. */
    public int percent() {
        return steps.isEmpty() ? ALL : ALL * visited() / steps.size();
    }
}
