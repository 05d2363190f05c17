package chat.baton.flow;

import java.util.List;
import java.util.Map;

/**
 * What a flow's diagram consists of, as far as figures are told of it.
 *
 * @param definition id of the flow as deployed, for {@link Whereabouts#diagram}
 * @param steps      in the diagram's order, left to right
 * @param calls      keys of the flows it calls, by the id of the calling element, in the diagram's order
 */
public record FlowMap(String definition, String key, String name, List<Element> steps, Map<String, String> calls) {

    /** @param name as its author calls it; its id where they do not */
    public record Element(String id, String name) {}
}
