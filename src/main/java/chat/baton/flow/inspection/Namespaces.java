package chat.baton.flow.inspection;

import static java.util.Map.entry;

import java.util.Map;

/** The namespaces a flow's files may use, and what they are called here. Any other stays as it is, and so is refused. */
final class Namespaces {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            entry("http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn:"),
            entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
            entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
            entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
            entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
            entry("http://camunda.org/schema/1.0/dmn", "camunda-dmn:"),
            entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
            entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
            entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
            entry("http://www.w3.org/2001/XMLSchema-instance", "xsi:"),
            entry("http://www.omg.org/spec/DMN/20151101/dmn.xsd", "dmn:"),
            entry("http://www.omg.org/spec/DMN/20180521/MODEL/", "dmn:"),
            entry("https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn:"),
            entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
            entry("http://www.omg.org/spec/DMN/20180521/DC/", "dmn-dc:"),
            entry("http://www.omg.org/spec/DMN/20180521/DI/", "dmn-di:"),
            entry("http://bpmn.io/schema/dmn/biodi/1.0", "biodi:"),
            entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi:"),
            entry("", ""));

    private Namespaces() {}

    static String qualified(String namespace, String name) {
        var prefix = PREFIXES.get(namespace);
        return prefix == null ? "{" + namespace + "}" + name : prefix + name;
    }
}
