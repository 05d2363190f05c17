package chat.baton.flow.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.flow.inspection.FlowChange.Setting;
import chat.baton.flow.inspection.FlowChange.What;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    private static final String WAIT =
            """
            <bpmn:subProcess id="Sub"><bpmn:boundaryEvent id="Later" attachedToRef="Say"><bpmn:timerEventDefinition id="T%s">
              <bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent></bpmn:subProcess>
            """;
    private static final String SAY =
            """
            <bpmn:serviceTask id="Say" name="%s"><bpmn:extensionElements>
              <camunda:properties><camunda:property name="image" value="a.png"/></camunda:properties>
              <camunda:inputOutput><camunda:inputParameter name="text">%s</camunda:inputParameter></camunda:inputOutput>
            </bpmn:extensionElements><bpmn:incoming>Flow_%s</bpmn:incoming></bpmn:serviceTask>
            """;

    private static List<FlowChange> changes(String before, String after) {
        return Comparison.of(file(before), file(after), "guide");
    }

    private static byte[] file(String process) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                <bpmn:process id="guide">%s</bpmn:process><bpmn:process id="another"><bpmn:task id="New%d"/></bpmn:process></bpmn:definitions>
                """
                .formatted(process, process.hashCode())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tellsTheSettingsOfAStep() {
        assertThat(changes(SAY.formatted("Greet", "Hello", "1"), SAY.formatted("Say hello", "Hi", "2")))
                .containsExactly(new FlowChange(
                        "Say",
                        "Say hello",
                        "serviceTask",
                        What.CHANGED,
                        List.of(new Setting("name", "Greet", "Say hello"), new Setting("text", "Hello", "Hi"))));
    }

    @Test
    void tellsWhatIsNewAndWhatIsGone() {
        assertThat(changes(SAY.formatted("Greet", "Hello", "1"), "<bpmn:endEvent id=\"End\"/>"))
                .containsExactly(
                        new FlowChange("End", null, "endEvent", What.ADDED, List.of()),
                        new FlowChange("Say", "Greet", "serviceTask", What.REMOVED, List.of()));
    }

    @Test
    void looksIntoSubprocessesAndTimers() {
        assertThat(changes(WAIT.formatted("1", "PT5M"), WAIT.formatted("2", "PT9M")))
                .containsExactly(new FlowChange(
                        "Later",
                        null,
                        "boundaryEvent",
                        What.CHANGED,
                        List.of(new Setting("timeDuration", "PT5M", "PT9M"))));
    }

    @Test
    void findsNothingInTheSameFlowDrawnElsewhere() {
        var say = SAY.formatted("Greet", "Hello", "1");

        assertThat(changes(say, say + "<bpmn:textAnnotation id=\"Note\"/>")).isEmpty();
    }
}
