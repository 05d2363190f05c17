package chat.baton.flow;

import chat.baton.flow.inspection.DecidingTable;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/**
 * A table, ready to be asked. It remembers its answers: what the tables that come with Baton read has few values, so that they
 * are hardly ever evaluated.
 */
final class ParsedTable {

    private static final int REMEMBERED = 500;
    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"");

    private final DmnEngine engine;
    private final DmnDecision decision;
    private final Set<String> reads;
    private final Cache<TableFacts.Read, Map<String, Object>> answers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private ParsedTable(DmnEngine engine, DmnDecision decision, Set<String> reads) {
        this.engine = engine;
        this.decision = decision;
        this.reads = reads;
    }

    static ParsedTable parse(DmnEngine engine, DecidingTable table, byte[] file) {
        var model = Dmn.readModelFromStream(new ByteArrayInputStream(file));
        return new ParsedTable(engine, engine.parseDecision(table.key(), model), reads(model, table));
    }

    /** A column without a condition reads nothing. */
    private static Set<String> reads(DmnModelInstance model, DecidingTable table) {
        var cells = model.getModelElementsByType(DecisionTable.class).stream()
                .flatMap(ParsedTable::cells)
                .map(cell -> QUOTED.matcher(cell).replaceAll("\"\""))
                .collect(Collectors.joining("\n"));
        return table.facts().stream()
                .filter(fact ->
                        Pattern.compile("\\b" + fact + "\\b").matcher(cells).find())
                .collect(Collectors.toSet());
    }

    private static Stream<String> cells(DecisionTable table) {
        var inputs = List.copyOf(table.getInputs());
        var asked = Stream.iterate(0, column -> column < inputs.size(), column -> column + 1)
                .filter(column -> table.getRules().stream()
                        .map(rule -> List.copyOf(rule.getInputEntries()).get(column))
                        .anyMatch(cell -> !text(cell.getText()).matches("-?")))
                .map(column -> text(inputs.get(column).getInputExpression().getText()));
        var entries = table.getRules().stream()
                .flatMap(rule -> Stream.concat(
                        rule.getInputEntries().stream().map(cell -> text(cell.getText())),
                        rule.getOutputEntries().stream().map(cell -> text(cell.getText()))));
        return Stream.concat(asked, entries);
    }

    private static String text(@Nullable Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    /** By name of the output; empty when no rule fits. */
    Map<String, Object> answer(TableFacts facts) {
        return answers.get(facts.read(reads), this::evaluate);
    }

    private Map<String, Object> evaluate(TableFacts.Read facts) {
        var result = engine.evaluateDecisionTable(decision, facts);
        return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
    }
}
