package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Flows that a merchant draws and deploys, gone with all that runs in them when they are closed. */
class Drawn implements AutoCloseable {

    private static final Pattern STEP = Pattern.compile("(\\w+) = (ask|say|call) (.*)");

    private static final String FLOW =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="%1$s" name="Drawn %1$s" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:extensionElements><camunda:properties><camunda:property name="triggers" value="%1$s please" /></camunda:properties></bpmn:extensionElements>
                <bpmn:startEvent id="StartEvent_Asked" />
            %2$s    <bpmn:endEvent id="EndEvent_Done" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final Api admin;
    private final Api merchant;
    private final Set<String> names = new LinkedHashSet<>();

    Drawn(Api admin, Api merchant) {
        this.admin = admin;
        this.merchant = merchant;
    }

    /** @param steps one after the other: {@code Task_Id = ask What?}, {@code say That}, or {@code call flow} */
    Drawn deploys(String flow, String... steps) {
        var elements = new StringBuilder();
        var before = "StartEvent_Asked";
        for (var step : steps) {
            var parsed = STEP.matcher(step);
            assertThat(parsed.matches()).as(step).isTrue();
            elements.append(connection(before, parsed.group(1)))
                    .append(element(parsed.group(1), parsed.group(2), parsed.group(3)));
            before = parsed.group(1);
        }
        elements.append(connection(before, "EndEvent_Done"));
        return deploysFile(flow + ".bpmn", FLOW.formatted(flow, elements));
    }

    private static String connection(String from, String to) {
        return "<bpmn:sequenceFlow id=\"Flow_%s_%s\" sourceRef=\"%s\" targetRef=\"%s\" />\n"
                .formatted(from, to, from, to);
    }

    private static String element(String id, String kind, String what) {
        return kind.equals("call")
                ? """
                  <bpmn:callActivity id="%1$s" name="%1$s" calledElement="%2$s"><bpmn:extensionElements>
                    <camunda:in sourceExpression="P1D" target="duration" /></bpmn:extensionElements></bpmn:callActivity>
                  """
                        .formatted(id, what)
                : """
                  <bpmn:serviceTask id="%1$s" name="%1$s" camunda:delegateExpression="${%2$s}"><bpmn:extensionElements><camunda:properties>
                    <camunda:property name="text" value="%3$s" /><camunda:property name="kind" value="text" /><camunda:property name="variable" value="v%1$s" />
                  </camunda:properties></bpmn:extensionElements></bpmn:serviceTask>
                  """
                        .formatted(id, kind, what);
    }

    Drawn deploysFile(String file, String content) {
        var form = new Form().with("file", file, "text/xml", content.getBytes(StandardCharsets.UTF_8));
        var answer = merchant.post("/api/v1/flows", form);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        names.add(file);
        return this;
    }

    @Override
    public void close() {
        for (var name : names) {
            admin.get("/engine-rest/deployment?tenantIdIn=demo&sortBy=deploymentTime&sortOrder=asc&name=" + name)
                    .body()
                    .forEach(one -> admin.delete(
                            "/engine-rest/deployment/" + one.path("id").asText() + "?cascade=true"));
        }
    }
}
