package chat.baton.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * What a table may read, by name. Only what it does read is looked up.
 *
 * @param all texts, numbers, booleans and lists of texts
 */
record TableFacts(Map<String, Supplier<@Nullable Object>> all) {

    /** Those a table reads, looked up; absent ones are null. */
    Read read(Set<String> names) {
        return new Read(names.stream()
                .sorted()
                .filter(all::containsKey)
                .map(name -> new Fact(name, all.get(name).get()))
                .toList());
    }

    record Fact(String name, @Nullable Object value) {}

    /** The same facts are equal. */
    record Read(List<Fact> facts) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            return Variables.untypedValue(facts.stream()
                    .filter(fact -> fact.name().equals(name))
                    .findFirst()
                    .map(Fact::value)
                    .orElse(null));
        }

        @Override
        public boolean containsVariable(String name) {
            return keySet().contains(name);
        }

        @Override
        public Set<String> keySet() {
            return facts.stream().map(Fact::name).collect(Collectors.toSet());
        }
    }
}
