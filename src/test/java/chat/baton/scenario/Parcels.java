package chat.baton.scenario;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A flow that asks a merchant's server where a parcel is, and the server, which is out of order until it is repaired. */
class Parcels implements AutoCloseable {

    private static final String FLOW =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="parcels" name="Parcel tracking" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:extensionElements><camunda:properties><camunda:property name="triggers" value="my parcel" /></camunda:properties></bpmn:extensionElements>
                <bpmn:startEvent id="StartEvent_Asked" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_TrackParcel" />
                <bpmn:serviceTask id="Task_TrackParcel" name="Track parcel" camunda:delegateExpression="${callWebhook}" camunda:asyncBefore="true">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="url" value="http://127.0.0.1:%d/parcels" /><camunda:property name="receive" value="place" />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_TrackParcel" targetRef="Task_Say" />
                <bpmn:serviceTask id="Task_Say" name="Say where it is" camunda:delegateExpression="${say}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="Your parcel is in ${place}." /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_3" sourceRef="Task_Say" targetRef="EndEvent_Said" />
                <bpmn:endEvent id="EndEvent_Said" />
                <bpmn:boundaryEvent id="BoundaryEvent_Lost" attachedToRef="Task_TrackParcel"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="Flow_4" sourceRef="BoundaryEvent_Lost" targetRef="Task_SayThatWeLook" />
                <bpmn:serviceTask id="Task_SayThatWeLook" name="Say that we look" camunda:delegateExpression="${say}">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="text" value="We look for it." /></camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_5" sourceRef="Task_SayThatWeLook" targetRef="EndEvent_Looked" />
                <bpmn:endEvent id="EndEvent_Looked" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final Api admin;
    private final HttpServer server;
    private final String deployment;
    private volatile boolean works;

    Parcels(World world) {
        admin = new Api(world.port(), "admin");
        server = start();
        var file = FLOW.formatted(server.getAddress().getPort()).getBytes(StandardCharsets.UTF_8);
        var deployed = admin.post(
                "/engine-rest/deployment/create",
                new Form()
                        .with("deployment-name", "parcels")
                        .with("tenant-id", "demo")
                        .with("parcels.bpmn", "parcels.bpmn", "text/xml", file));
        deployment = deployed.body().path("id").asText();
    }

    private HttpServer start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/parcels", exchange -> {
                var place = "{\"place\":\"Berlin\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(works ? 200 : 503, works ? place.length : -1);
                if (works) {
                    exchange.getResponseBody().write(place);
                }
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void isRepaired() {
        works = true;
    }

    @Override
    public void close() {
        admin.delete("/engine-rest/deployment/" + deployment + "?cascade=true");
        server.stop(0);
    }
}
