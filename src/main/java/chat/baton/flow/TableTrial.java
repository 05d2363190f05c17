package chat.baton.flow;

import chat.baton.flow.inspection.DecidingTable;
import chat.baton.flow.inspection.Fault;
import chat.baton.flow.inspection.FlowFile;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** Tries every cell of a table on some conversation: whether FEEL can be read shows only when it is evaluated. */
final class TableTrial {

    private static final String CELL = "cellInput";
    private static final Map<String, Object> NUMBERS =
            Map.of("cartValue", 79.8, "failedAnswers", 1, "answersBeforeHelp", 3);
    private static final Map<String, Object> OTHERS =
            Map.of("open", true, "asksForPerson", false, "inFlow", false, "tags", List.of("vip"));

    private final FeelEngine feel;
    private final DecidingTable table;
    private final FlowFile file;
    private final VariableMap facts = Variables.createVariables();

    TableTrial(FeelEngine feel, DecidingTable table, FlowFile file) {
        this.feel = feel;
        this.table = table;
        this.file = file;
        table.facts().forEach(fact -> facts.put(fact, NUMBERS.getOrDefault(fact, OTHERS.getOrDefault(fact, "words"))));
    }

    List<Fault> faults() {
        return Dmn.readModelFromStream(new ByteArrayInputStream(file.content()))
                .getModelElementsByType(Decision.class)
                .stream()
                .filter(decision -> decision.getId().equals(table.key()))
                .flatMap(decision -> decision.getChildElementsByType(DecisionTable.class).stream())
                .flatMap(this::faults)
                .toList();
    }

    private Stream<Fault> faults(DecisionTable cells) {
        var inputs = cells.getInputs().stream()
                .map(input -> text(input.getInputExpression().getText()))
                .toList();
        return Stream.concat(
                cells.getInputs().stream()
                        .flatMap(input -> expression(
                                input, text(input.getInputExpression().getText()))
                                .stream()),
                cells.getRules().stream().flatMap(rule -> faults(rule, inputs)));
    }

    private Stream<Fault> faults(Rule rule, List<String> inputs) {
        var conditions = List.copyOf(rule.getInputEntries());
        var columns = Math.min(inputs.size(), conditions.size());
        return Stream.concat(
                IntStream.range(0, columns)
                        .boxed()
                        .flatMap(
                                column -> condition(
                                        conditions.get(column),
                                        inputs.get(column),
                                        text(conditions.get(column).getText()))
                                        .stream()),
                rule.getOutputEntries().stream().flatMap(cell -> expression(cell, text(cell.getText())).stream()));
    }

    private static String text(@Nullable Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    private Optional<Fault> expression(DmnElement cell, String text) {
        return tried(cell, text, () -> feel.evaluateSimpleExpression(text, facts.asVariableContext()));
    }

    private Optional<Fault> condition(DmnElement cell, String input, String text) {
        return tried(cell, text, () -> {
            var with = Variables.createVariables();
            with.putAll(facts);
            with.put(CELL, facts.get(input));
            feel.evaluateSimpleUnaryTests(text, CELL, with.asVariableContext());
        });
    }

    private Optional<Fault> tried(DmnElement cell, String text, Runnable trial) {
        try {
            if (!text.matches("-?")) {
                trial.run();
            }
            return Optional.empty();
        } catch (FeelException e) {
            return Optional.of(new Fault(
                    file.name(),
                    cell.getId(),
                    null,
                    0,
                    "This cannot be read as FEEL: " + text + ". " + e.getMessage()));
        }
    }
}
