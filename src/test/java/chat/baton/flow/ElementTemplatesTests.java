package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.flow.inspection.Inspection;
import chat.baton.flow.inspection.Translation;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camunda Modeler shows of a step is what the step reads. */
class ElementTemplatesTests {

    private static final Path SOURCES = Path.of("src/main/java/chat/baton/flow");
    private static final Pattern READ = Pattern.compile("\\b(?:setting|required|limit|names)\\((?:flow, )?\"(\\w+)\"");

    private static final Set<String> STEPS = ProcessFilesTests.steps("chat.baton.flow");

    /** Classes that read settings for a step. */
    private static final Map<String, String> HELPERS = Map.of("WebhookHeaders", "callWebhook", "Corrections", "ask");

    static List<ElementTemplate> templates() {
        return ElementTemplate.all();
    }

    static List<ProcessFilesTests.File> flows() {
        return ProcessFilesTests.files().stream()
                .filter(file -> FlowContext.isFlow(file.name()))
                .toList();
    }

    @Test
    void thereIsOneForEveryStep() {
        assertThat(templates().stream().flatMap(ElementTemplate::step).collect(Collectors.toSet()))
                .isEqualTo(STEPS);
    }

    @Test
    void theySayWhatTheStepsRead() {
        assertThat(shown()).isEqualTo(read());
    }

    private static Map<String, Set<String>> shown() {
        var shown = new TreeMap<String, Set<String>>();
        templates().forEach(template -> template.step().forEach(step -> template.properties().stream()
                .filter(ElementTemplate.Property::isSetting)
                .filter(property -> Translation.of(property.name()).isEmpty())
                .forEach(property ->
                        shown.computeIfAbsent(step, none -> new TreeSet<>()).add(property.name()))));
        return shown;
    }

    private static Map<String, Set<String>> read() {
        var read = new TreeMap<String, Set<String>>();
        try (var sources = Files.list(SOURCES)) {
            sources.filter(source -> source.toString().endsWith(".java"))
                    .forEach(source -> step(source).ifPresent(step -> settings(source)
                            .forEach(name -> read.computeIfAbsent(step, none -> new TreeSet<>())
                                    .add(name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static Optional<String> step(Path source) {
        var type = source.getFileName().toString().replace(".java", "");
        var step = HELPERS.getOrDefault(type, type.endsWith("Question") ? "ask" : Introspector.decapitalize(type));
        return Optional.of(step).filter(STEPS::contains);
    }

    private static List<String> settings(Path source) {
        try {
            return READ.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void linesAreEditedWhereTheyAreKept() {
        var texts = templates().stream()
                .flatMap(template -> template.properties().stream())
                .filter(property -> property.binding().equals("camunda:inputParameter"))
                .map(ElementTemplate.Property::name)
                .filter(name -> Translation.of(name).isEmpty())
                .collect(Collectors.toSet());
        assertThat(texts).isEqualTo(Inspection.LONG_SETTINGS);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void whatCustomersReadCanBeSaidInGermanToo(ElementTemplate template) {
        var bindings = template.properties().stream()
                .filter(ElementTemplate.Property::isSetting)
                .filter(property -> !property.isHidden())
                .collect(Collectors.toMap(ElementTemplate.Property::name, ElementTemplate.Property::binding));
        assertThat(bindings.keySet().stream().filter(Translation.MAY_BE::contains))
                .allSatisfy(name -> assertThat(bindings).containsEntry(name + "_de", bindings.get(name)));
        assertThat(template.properties())
                .filteredOn(property -> Translation.of(property.name()).isPresent())
                .allMatch(property -> property.takes(""));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void shippedFlowsSpeakGermanThroughout(ProcessFilesTests.File flow) {
        assertThat(flow.all(ServiceTask.class)).allSatisfy(step -> {
            var settings = settings(step);
            assertThat(settings.entrySet().stream()
                            .filter(setting -> Translation.MAY_BE.contains(setting.getKey()))
                            .filter(setting -> !setting.getValue().matches("\\$\\{\\w+}"))
                            .map(setting -> setting.getKey() + "_de"))
                    .allSatisfy(name -> assertThat(settings).containsKey(name));
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void areToldApartAndExplained(ElementTemplate template) {
        assertThat(template.id()).isEqualTo("chat.baton." + template.file().replace(".json", ""));
        assertThat(template.json().path("version").asInt()).isPositive();
        assertThat(template.description()).endsWith(".");
        assertThat(template.properties())
                .allMatch(property -> property.isHidden() != property.label().matches("\\p{Lu}.*"));
        if (template.step().findAny().isPresent()) {
            assertThat(template.json().path("icon").path("contents").asText()).startsWith("data:image/svg+xml,");
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void shippedFlowsAreMadeOfThem(ProcessFilesTests.File flow) {
        var known = templates().stream().collect(Collectors.toMap(ElementTemplate::id, Function.identity()));
        assertThat(made(flow)).allSatisfy(element -> {
            var template = known.get(camunda(element, "modelerTemplate"));
            assertThat(template).isNotNull();
            assertThat(camunda(element, "modelerTemplateVersion"))
                    .isEqualTo(template.json().path("version").asText());
            assertThat(template.properties()).allSatisfy(property -> assertThat(property)
                    .matches(shown -> shown.takes(value(element, shown)), "takes " + value(element, property)));
            assertThat(template.properties().stream().map(ElementTemplate.Property::name))
                    .containsAll(settings(element).keySet());
        });
    }

    private static Stream<BaseElement> made(ProcessFilesTests.File flow) {
        return Stream.of(Process.class, ServiceTask.class, CallActivity.class).flatMap(type -> flow.all(type).stream());
    }

    private static String camunda(BaseElement element, String attribute) {
        return element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
    }

    /** As Modeler shows it; what is not there it shows as the template has it. */
    private static String value(BaseElement element, ElementTemplate.Property property) {
        var value =
                switch (property.binding()) {
                    case "property" ->
                        property.name().startsWith("camunda:")
                                ? camunda(element, property.name().substring("camunda:".length()))
                                : element.getAttributeValue(property.name());
                    case "camunda:in" -> mapped(element).get(property.name());
                    default -> settings(element).get(property.name());
                };
        return value == null ? property.value() : value;
    }

    private static Map<String, String> mapped(BaseElement element) {
        return inside(element, CamundaIn.class)
                .filter(in -> in.getCamundaTarget() != null)
                .collect(Collectors.toMap(CamundaIn::getCamundaTarget, CamundaIn::getCamundaSourceExpression));
    }

    private static Map<String, String> settings(BaseElement element) {
        var settings = inside(element, CamundaProperty.class)
                .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
        inside(element, CamundaInputParameter.class)
                .forEach(parameter -> settings.put(parameter.getCamundaName(), parameter.getTextContent()));
        return settings;
    }

    private static <T extends ModelElementInstance> Stream<T> inside(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? Stream.of()
                : element.getModelInstance().getModelElementsByType(type).stream()
                        .filter(found -> found.getParentElement().equals(element.getExtensionElements())
                                || found.getParentElement().getParentElement().equals(element.getExtensionElements()));
    }
}
