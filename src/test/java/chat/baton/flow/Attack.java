package chat.baton.flow;

import chat.baton.flow.inspection.FlowFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Files a hostile stranger might deploy.
 *
 * @param reason what the refusal has to say
 */
record Attack(String what, List<FlowFile> files, String reason) {

    /** Would leave a system property behind if it ever ran. */
    static final String EVIL = "${''.getClass().forName('java.lang.System').getMethod('setProperty')}";

    private static final String START =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                id="Definitions_Attack" targetNamespace="http://bpmn.io/schema/bpmn">
            """;

    static FlowFile file(String name, String content) {
        return new FlowFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A flow with these elements between its start "Start" and its end "End". */
    static FlowFile flow(String key, String elements) {
        return file(
                key + ".bpmn",
                START
                        + "<bpmn:process id=\"%s\" isExecutable=\"true\"><bpmn:startEvent id=\"Start\" />%s<bpmn:endEvent id=\"End\" /></bpmn:process></bpmn:definitions>"
                                .formatted(key, elements));
    }

    /** A flow of one step. */
    static FlowFile oneStep(String key, String step) {
        return flow(key, arrow("Start", "Step") + step + arrow("Step", "End"));
    }

    static String arrow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s-%s\" sourceRef=\"%1$s\" targetRef=\"%2$s\" />".formatted(from, to);
    }

    static Attack step(String what, String step, String reason) {
        return new Attack(what, List.of(oneStep("attack", step)), reason);
    }

    /** A service task that says something, with an addition. */
    static String say(String attributes, String within) {
        return task("Step", "say", attributes, within);
    }

    static String task(String id, String step, String attributes, String within) {
        return """
               <bpmn:serviceTask id="%s" name="Do it" camunda:delegateExpression="${%s}" %s>%s</bpmn:serviceTask>
               """
                .formatted(id, step, attributes, within);
    }

    static String extension(String element) {
        return "<bpmn:extensionElements>" + element + "</bpmn:extensionElements>";
    }

    static String property(String name, String value) {
        return extension("<camunda:properties><camunda:property name=\"%s\" value=\"%s\" /></camunda:properties>"
                .formatted(name, value));
    }

    static String userTask(String attributes, String within) {
        return "<bpmn:userTask id=\"Step\" %s>%s</bpmn:userTask>".formatted(attributes, within);
    }

    static String call(String attributes, String within) {
        return "<bpmn:callActivity id=\"Step\" %s>%s</bpmn:callActivity>".formatted(attributes, within);
    }

    static String timer(String what) {
        return "<bpmn:intermediateCatchEvent id=\"Step\"><bpmn:timerEventDefinition>" + what
                + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
    }

    static FlowFile table(String cell) {
        return file(
                "table.dmn",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_Table" name="Table" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="table" name="Table"><decisionTable id="Table_1"><input id="Input_1"><inputExpression id="InputExpression_1" typeRef="string"><text>words</text></inputExpression></input>
                  <output id="Output_1" name="flow" typeRef="string" /><rule id="Rule_1"><inputEntry id="Cell_1">%s</inputEntry><outputEntry id="Cell_2"><text>"x"</text></outputEntry></rule></decisionTable></decision>
                </definitions>"""
                        .formatted(cell));
    }

    @Override
    public String toString() {
        return what;
    }
}
