package chat.baton.flow;

import chat.baton.flow.inspection.FlowFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that a merchant draws, of one column and as many rules as it takes.
 *
 * @param column what the column reads
 * @param rules  each its condition, then its answers
 */
public record OwnTable(String key, String hitPolicy, List<String> outputs, String column, List<List<String>> rules) {

    public static OwnTable routing(String column) {
        return new OwnTable("flow-routing", "FIRST", List.of("flow"), column, List.of());
    }

    static OwnTable help(String column) {
        return new OwnTable("help-needed", "FIRST", List.of("help", "reason"), column, List.of());
    }

    public OwnTable rule(String... cells) {
        var more = new ArrayList<>(rules);
        more.add(List.of(cells));
        return new OwnTable(key, hitPolicy, outputs, column, more);
    }

    public OwnTable hits(String policy) {
        return new OwnTable(key, policy, outputs, column, rules);
    }

    OwnTable says(String... others) {
        return new OwnTable(key, hitPolicy, List.of(others), column, rules);
    }

    public FlowFile file() {
        return new FlowFile(key + ".dmn", xml().getBytes(StandardCharsets.UTF_8));
    }

    String xml() {
        return """
               <?xml version="1.0" encoding="UTF-8"?>
               <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_Own" name="Own" namespace="http://camunda.org/schema/1.0/dmn">
                 <decision id="%s" name="Our own"><decisionTable id="Table_1" hitPolicy="%s">
                   <input id="Input_1"><inputExpression id="Expression_1"><text>%s</text></inputExpression></input>
                   %s%s
                 </decisionTable></decision>
               </definitions>"""
                .formatted(key, hitPolicy, column, outs(), lines());
    }

    private String outs() {
        return outputs.stream()
                .map(name -> "<output id=\"Output_%s\" name=\"%1$s\" typeRef=\"%s\" />"
                        .formatted(name, name.equals("help") ? "boolean" : "string"))
                .collect(Collectors.joining());
    }

    private String lines() {
        return IntStream.range(0, rules.size())
                .mapToObj(at -> "<rule id=\"Rule_%d\">%s</rule>".formatted(at, cells(at)))
                .collect(Collectors.joining());
    }

    private String cells(int rule) {
        var cells = rules.get(rule);
        return IntStream.range(0, cells.size())
                .mapToObj(at ->
                        cell(at == 0 ? "inputEntry" : "outputEntry", "Cell_%d_%d".formatted(rule, at), cells.get(at)))
                .collect(Collectors.joining());
    }

    private static String cell(String kind, String id, String text) {
        return "<%s id=\"%s\"><text>%s</text></%1$s>"
                .formatted(kind, id, text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
