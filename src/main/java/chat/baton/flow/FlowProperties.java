package chat.baton.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.ReadOnlyProcessDefinition;

/**
 * What a flow's author set on the flow itself.
 *
 * @param triggers  words or phrases that start it; none when it starts otherwise
 * @param startable whether agents may start it when they transfer a conversation
 */
record FlowProperties(String description, List<String> triggers, boolean startable) {

    private static final String PROPERTY = "baton.flow";

    static void attach(ProcessDefinitionEntity definition, Map<String, String> properties) {
        definition.setProperty(
                PROPERTY,
                new FlowProperties(
                        properties.getOrDefault("description", ""),
                        phrases(properties.getOrDefault("triggers", "")),
                        "yes".equals(properties.get("startable"))));
    }

    static FlowProperties of(ReadOnlyProcessDefinition definition) {
        return (FlowProperties) definition.getProperty(PROPERTY);
    }

    private static List<String> phrases(String list) {
        return Arrays.stream(list.split(","))
                .map(Phrase::normal)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }
}
