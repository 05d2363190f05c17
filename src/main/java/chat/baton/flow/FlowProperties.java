package chat.baton.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.ReadOnlyProcessDefinition;

/**
 * What a flow's author set on the flow itself.
 *
 * @param triggers  words or phrases that start it; none when it starts otherwise
 * @param startable whether agents may start it when they transfer a conversation
 * @param languages codes of those it speaks, the first being that of its plain texts; none when its author did not say
 * @param names     what customers who speak them read as its name, by code of the language
 */
record FlowProperties(
        String description,
        List<String> triggers,
        boolean startable,
        List<String> languages,
        Map<String, String> names) {

    private static final String PROPERTY = "baton.flow";
    private static final String NAME_IN = "name_";

    static void attach(ProcessDefinitionEntity definition, Map<String, String> properties) {
        definition.setProperty(
                PROPERTY,
                new FlowProperties(
                        properties.getOrDefault("description", ""),
                        phrases(properties.getOrDefault("triggers", "")),
                        "yes".equals(properties.get("startable")),
                        list(properties.getOrDefault("languages", "")),
                        names(properties)));
    }

    static FlowProperties of(ReadOnlyProcessDefinition definition) {
        return (FlowProperties) definition.getProperty(PROPERTY);
    }

    /** That of its plain texts; absent when its author did not say. */
    Optional<Locale> language() {
        return languages.stream().findFirst().map(Locale::forLanguageTag);
    }

    private static Map<String, String> names(Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(property -> property.getKey().startsWith(NAME_IN))
                .collect(Collectors.toMap(
                        property -> property.getKey().substring(NAME_IN.length()), Map.Entry::getValue));
    }

    private static List<String> list(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> phrases(String list) {
        return list(list).stream()
                .map(Phrase::normal)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }
}
