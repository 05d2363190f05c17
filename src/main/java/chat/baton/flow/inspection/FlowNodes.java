package chat.baton.flow.inspection;

import java.util.Set;

/** The elements of a flow that a token can be at. */
final class FlowNodes {

    private static final Set<String> KINDS = Set.of(
            "bpmn:startEvent",
            "bpmn:endEvent",
            "bpmn:intermediateThrowEvent",
            "bpmn:intermediateCatchEvent",
            "bpmn:boundaryEvent",
            "bpmn:task",
            "bpmn:manualTask",
            "bpmn:serviceTask",
            "bpmn:userTask",
            "bpmn:businessRuleTask",
            "bpmn:callActivity",
            "bpmn:subProcess",
            "bpmn:exclusiveGateway",
            "bpmn:inclusiveGateway",
            "bpmn:parallelGateway",
            "bpmn:eventBasedGateway");

    private FlowNodes() {}

    static boolean is(Tag tag) {
        return KINDS.contains(tag.kind());
    }
}
