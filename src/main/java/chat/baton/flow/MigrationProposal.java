package chat.baton.flow;

import chat.baton.flow.FlowMap.Element;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where conversations in one version of a flow could go on in another.
 *
 * @param steps where they can stand still in the older version, from left to right
 */
public record MigrationProposal(FlowVersion from, FlowVersion to, List<Stop> steps) {

    /**
     * @param conversations how many stand there now
     * @param to            id of the element to go on at; absent when none is like it, and those who stand there are left
     * @param choices       where they may go on instead
     */
    public record Stop(String id, String name, long conversations, @Nullable String to, List<Element> choices) {}

    /** What is proposed, by the id of the element in the older version. */
    public Map<String, String> mapping() {
        var mapping = new TreeMap<String, String>();
        steps.stream().filter(step -> step.to() != null).forEach(step -> mapping.put(step.id(), step.to()));
        return mapping;
    }
}
