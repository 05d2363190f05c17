package chat.baton.benchmark;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A flow of a few steps, one after the other, that starts when somebody says its key. */
final class DrawnFlow {

    private static final String BOUNDARY = "----drawn";

    private final String key;
    private final List<String> steps = new ArrayList<>();

    DrawnFlow(String key) {
        this.key = key;
    }

    DrawnFlow says(String text) {
        steps.add(
                """
                <bpmn:serviceTask id="Step_%d" name="Say it" camunda:delegateExpression="${say}">
                  <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="text">%s</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                """
                        .formatted(steps.size(), text));
        return this;
    }

    /** Waits for any words, which are then in the variable. */
    DrawnFlow asks(String text, String variable) {
        steps.add(
                """
                <bpmn:serviceTask id="Step_%d" name="Ask it" camunda:delegateExpression="${ask}">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="kind" value="text" /><camunda:property name="variable" value="%s" /></camunda:properties>
                    <camunda:inputOutput><camunda:inputParameter name="text">%s</camunda:inputParameter><camunda:inputParameter name="hint">Say anything</camunda:inputParameter></camunda:inputOutput>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                """
                        .formatted(steps.size(), variable, text));
        return this;
    }

    /** @param time as in PT1H */
    DrawnFlow waits(String time) {
        steps.add(
                """
                <bpmn:callActivity id="Step_%d" name="Wait" calledElement="pause">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}" />
                    <camunda:in sourceExpression="%s" target="duration" />
                  </bpmn:extensionElements>
                </bpmn:callActivity>
                """
                        .formatted(steps.size(), time));
        return this;
    }

    void deploy(Nodes nodes) throws InterruptedException {
        var credentials = Base64.getEncoder().encodeToString("merchant:sandbox".getBytes(StandardCharsets.UTF_8));
        var body = field("deployment-name", "", key)
                + field("tenant-id", "", "demo")
                + field(key + ".bpmn", "; filename=\"" + key + ".bpmn\"", bpmn())
                + "--" + BOUNDARY + "--\r\n";
        var answer = nodes.send(
                "/engine-rest/deployment/create",
                HttpRequest.newBuilder()
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.filter(it -> it.statusCode() == 200).isEmpty()) {
            throw new IllegalStateException("The flow is not deployed: "
                    + answer.map(it -> it.statusCode() + " " + it.body()).orElse("no answer"));
        }
    }

    private static String field(String name, String file, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n" + value
                + "\r\n";
    }

    private String bpmn() {
        var flows = new StringBuilder(flow("Start", steps.isEmpty() ? "End" : "Step_0"));
        for (int step = 0; step < steps.size(); step++) {
            flows.append(flow("Step_" + step, step + 1 < steps.size() ? "Step_" + (step + 1) : "End"));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
                  <bpmn:process id="%s" name="Drawn" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:extensionElements><camunda:properties><camunda:property name="triggers" value="%s" /></camunda:properties></bpmn:extensionElements>
                    <bpmn:startEvent id="Start" />%s<bpmn:endEvent id="End" />%s
                  </bpmn:process>
                </bpmn:definitions>
                """
                .formatted(key, key, String.join("", steps), flows);
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"Flow_%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(from, from, to);
    }
}
