package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The files of the flows are named, labelled, explained and drawn alike. */
class ProcessFilesTests {

    private static final Path FOLDER = Path.of("processes");
    private static final Pattern SENTENCE_CASE = Pattern.compile("\\p{Lu}[^\\n]*");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

    /** The first that fits counts. */
    private static final List<Map.Entry<Class<? extends FlowElement>, String>> PREFIXES = List.of(
            Map.entry(StartEvent.class, "StartEvent_"),
            Map.entry(EndEvent.class, "EndEvent_"),
            Map.entry(BoundaryEvent.class, "BoundaryEvent_"),
            Map.entry(Event.class, "Event_"),
            Map.entry(CallActivity.class, "Call_"),
            Map.entry(SubProcess.class, "SubProcess_"),
            Map.entry(Task.class, "Task_"),
            Map.entry(Gateway.class, "Gateway_"),
            Map.entry(SequenceFlow.class, "Flow_"));

    /** One file. */
    record File(String name, BpmnModelInstance model) {

        static File read(Path path) {
            var name = path.getFileName().toString().replace(".bpmn", "");
            return new File(name, Bpmn.readModelFromFile(path.toFile()));
        }

        Process process() {
            return all(Process.class).iterator().next();
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return model.getModelElementsByType(type);
        }

        Set<String> ids(Predicate<FlowElement> wanted) {
            return all(FlowElement.class).stream()
                    .filter(wanted)
                    .map(FlowElement::getId)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        List<String> triggers() {
            return all(CamundaProperty.class).stream()
                    .filter(property -> "triggers".equals(property.getCamundaName()))
                    .flatMap(property -> Stream.of(property.getCamundaValue().split(",")))
                    .map(Phrase::normal)
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<File> files() {
        try (var paths = Files.list(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(File::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdOneProcessNamedAsTheFile(File file) {
        assertThat(file.all(Process.class)).hasSize(1);
        assertThat(file.process().getId()).isEqualTo(file.name());
        assertThat(file.process().getName().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .isEqualTo(file.name());
        assertThat(file.process().isExecutable()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void sayHowLongTheirHistoryIsKept(File file) {
        assertThat(file.process().getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    }

    @ParameterizedTest
    @MethodSource("files")
    void nameEveryIdByItsKind(File file) {
        assertThat(file.ids(element -> !element.getId().matches(prefix(element) + "[A-Z][A-Za-z0-9]*")))
                .isEmpty();
        assertThat(file.all(Error.class))
                .allMatch(error -> error.getId().startsWith("Error_")
                        && error.getErrorCode().matches("[A-Z_]+"));
    }

    private static String prefix(FlowElement element) {
        return PREFIXES.stream()
                .filter(entry -> entry.getKey().isInstance(element))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void labelEveryEventAndTaskInSentenceCase(File file) {
        assertThat(file.ids(element ->
                        (element instanceof Event || element instanceof Activity) && !isSentence(element.getName())))
                .isEmpty();
    }

    private static boolean isSentence(String label) {
        return label != null && SENTENCE_CASE.matcher(label).matches();
    }

    @ParameterizedTest
    @MethodSource("files")
    void askAQuestionAtEverySplitAndNoneAtJoins(File file) {
        assertThat(file.ids(element -> element instanceof Gateway gateway
                        && (splits(gateway)
                                ? !isSentence(gateway.getName())
                                        || !gateway.getName().endsWith("?")
                                : gateway.getName() != null)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void labelTheAnswersOfASplitAndNothingElse(File file) {
        assertThat(file.ids(element -> element instanceof SequenceFlow flow
                        && (fromSplit(flow) ? !isAnswer(flow) : flow.getName() != null)))
                .isEmpty();
    }

    private static boolean isAnswer(SequenceFlow flow) {
        var question = flow.getSource().getId().replace("Gateway_", "Flow_");
        return isSentence(flow.getName()) && flow.getId().startsWith(question);
    }

    @ParameterizedTest
    @MethodSource("files")
    void leaveNoSplitWithoutAWay(File file) {
        assertThat(file.ids(element -> element instanceof SequenceFlow flow
                        && fromSplit(flow)
                        && (flow.getConditionExpression() == null) != isDefault(flow)))
                .isEmpty();
    }

    private static boolean isDefault(SequenceFlow flow) {
        return flow.getId().equals(flow.getSource().getAttributeValue(BpmnModelConstants.BPMN_ATTRIBUTE_DEFAULT));
    }

    private static boolean fromSplit(SequenceFlow flow) {
        return flow.getSource() instanceof Gateway gateway && splits(gateway);
    }

    private static boolean splits(Gateway gateway) {
        return gateway.getOutgoing().size() > 1;
    }

    @ParameterizedTest
    @MethodSource("files")
    void splitAndJoinAtGatewaysOnlyAndApart(File file) {
        assertThat(file.ids(element -> element instanceof FlowNode node
                        && (node instanceof Gateway
                                ? node.getIncoming().size() > 1
                                        && node.getOutgoing().size() > 1
                                : node.getIncoming().size() > 1
                                        || node.getOutgoing().size() > 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void startInOnePlaceAndReachEveryNode(File file) {
        assertThat(file.process().getChildElementsByType(StartEvent.class)).hasSize(1);
        assertThat(file.ids(element -> element instanceof FlowNode node
                        && !(node instanceof StartEvent || node instanceof BoundaryEvent)
                        && node.getIncoming().isEmpty()))
                .isEmpty();
        assertThat(file.ids(element -> element instanceof FlowNode node
                        && !(node instanceof EndEvent)
                        && node.getOutgoing().isEmpty()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void explainTheProcessAndEachOfItsTasks(File file) {
        assertThat(explained(file.process())).isTrue();
        assertThat(file.ids(element -> element instanceof Activity && !explained(element)))
                .isEmpty();
    }

    private static boolean explained(BaseElement element) {
        return element.getDocumentations().stream()
                .anyMatch(documentation -> !documentation.getTextContent().isBlank());
    }

    @ParameterizedTest
    @MethodSource("files")
    void areDrawnWhole(File file) {
        assertThat(drawn(file.all(BpmnShape.class).stream().map(BpmnShape::getBpmnElement)))
                .containsExactlyInAnyOrderElementsOf(file.ids(FlowNode.class::isInstance));
        assertThat(drawn(file.all(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement)))
                .containsExactlyInAnyOrderElementsOf(file.ids(SequenceFlow.class::isInstance));
        assertThat(file.all(BpmnEdge.class))
                .allMatch(edge -> edge.getWaypoints().size() > 1);
    }

    private static List<String> drawn(Stream<BaseElement> elements) {
        return elements.filter(Objects::nonNull).map(BaseElement::getId).toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void callOnlyStepsThereAre(File file) {
        var steps = steps();
        assertThat(called(file)).allSatisfy(expression -> {
            var bean = BEAN.matcher(expression);
            assertThat(bean.matches()).as(expression).isTrue();
            assertThat(steps).contains(bean.group(1));
        });
    }

    private static List<String> called(File file) {
        return Stream.concat(
                        file.all(ServiceTask.class).stream().map(ServiceTask::getCamundaDelegateExpression),
                        file.all(CamundaTaskListener.class).stream()
                                .map(CamundaTaskListener::getCamundaDelegateExpression))
                .toList();
    }

    private static Set<String> steps() {
        return steps("chat.baton", JavaDelegate.class, ActivityBehavior.class, TaskListener.class);
    }

    /** What merchants' flows may be made of. */
    static Set<String> steps(String module) {
        return steps(module, JavaDelegate.class, ActivityBehavior.class);
    }

    private static Set<String> steps(String module, Class<?>... types) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        Stream.of(types).map(AssignableTypeFilter::new).forEach(scanner::addIncludeFilter);
        return scanner.findCandidateComponents(module).stream()
                .map(found -> ClassUtils.getShortName(Objects.requireNonNull(found.getBeanClassName())))
                .map(java.beans.Introspector::decapitalize)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void callOnlyProcessesAndShowOnlyFormsThereAre(File file) {
        assertThat(file.all(CallActivity.class))
                .allMatch(call -> Files.exists(FOLDER.resolve(call.getCalledElement() + ".bpmn")));
        assertThat(file.all(UserTask.class))
                .allMatch(task -> Files.exists(Path.of(task.getCamundaFormKey().replace("embedded:deployment:", ""))));
    }

    @Test
    void areStartedByWordsThatMeanNothingElse() {
        var taken = new ArrayList<>(List.of("help", "agent", "human", "stop", "menu"));
        files().stream().flatMap(file -> file.triggers().stream()).forEach(trigger -> {
            assertThat(taken)
                    .as(trigger)
                    .noneMatch(other -> Phrase.containsOneOf(trigger, List.of(other))
                            || Phrase.containsOneOf(other, List.of(trigger)));
            taken.add(trigger);
        });
    }
}
