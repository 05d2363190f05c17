package chat.baton.flow;

import static chat.baton.flow.Attack.arrow;
import static chat.baton.flow.Attack.call;
import static chat.baton.flow.Attack.flow;
import static chat.baton.flow.Attack.oneStep;
import static chat.baton.flow.Attack.property;
import static chat.baton.flow.Attack.say;
import static chat.baton.flow.Attack.task;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.managementService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.repositoryService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.runtimeService;

import chat.baton.conversation.Holder;
import chat.baton.flow.inspection.Fault;
import chat.baton.flow.inspection.FlowFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers deploy is refused with a reason, or does no harm when it runs. */
class HostileFlowsProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.ofMany();

    private static final String DEMO = "demo";

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();
    private final TestAgent ben = SCENE.agent("ben");

    @AfterEach
    void undeploy() {
        repositoryService()
                .createDeploymentQuery()
                .tenantIdIn(DEMO, "neighbour")
                .list()
                .forEach(found -> repositoryService().deleteDeployment(found.getId(), true, true, true));
    }

    private static void deploys(String merchant, List<FlowFile> files) {
        var deployment =
                repositoryService().createDeployment().tenantId(merchant).name("test");
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        deployment.deploy();
    }

    private static void deploys(FlowFile... files) {
        deploys(DEMO, List.of(files));
    }

    static Stream<Attack> attacks() {
        return Attacks.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void areRefusedWithTheReason(Attack attack) {
        deploys("neighbour", List.of(oneStep("neighbours-own", say("", property("text", "Hello")))));

        var refused = catchThrowableOfType(FlowRefused.class, () -> deploys(DEMO, attack.files()));

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).contains(attack.reason());
        assertThat(repositoryService().createDeploymentQuery().tenantIdIn(DEMO).count())
                .isZero();
    }

    @Test
    void areRefusedForEverythingAtOnce() {
        var file = flow(
                "attack",
                arrow("Start", "One") + task("One", "nonsense", "", property("text", "${a.b}")) + arrow("One", "Two")
                        + "<bpmn:scriptTask id=\"Two\" name=\"Compute\" />");

        var refused = catchThrowableOfType(FlowRefused.class, () -> deploys(file));

        assertThat(refused.faults()).extracting(Fault::element).containsExactlyInAnyOrder("One", "One", "Two");
        assertThat(refused.getMessage()).contains("attack.bpmn, \"Compute\" (Two): Scripts are not run here");
    }

    @ParameterizedTest
    @MethodSource("flowsOfBaton")
    void areToldFromWhatComesWithBaton(Path file) throws IOException {
        deploys(new FlowFile(file.getFileName().toString(), Files.readAllBytes(file)));

        assertThat(repositoryService()
                        .createProcessDefinitionQuery()
                        .tenantIdIn(DEMO)
                        .count())
                .isEqualTo(1);
    }

    static Stream<Path> flowsOfBaton() throws IOException {
        return Stream.concat(
                        Files.list(Path.of("processes")),
                        Stream.of(Path.of("src/test/resources/chat/baton/flow/everything.bpmn")))
                .filter(file -> file.toString().endsWith(".bpmn") && !file.endsWith("takeover.bpmn"));
    }

    @Test
    void mayAskTheirOwnTablesAndCallTheirOwnFlows() {
        deploys(
                Attack.table("<text>\"size\", \"fit\"</text>"),
                oneStep("inner", say("", property("text", "Hello"))),
                oneStep("attack", call("calledElement=\"inner\"", "")));
        SCENE.starts(Start.flow("attack"));

        bot.said("Hello");
    }

    @Test
    void maySayTheSameEveryDay() {
        deploys(Attacks.saysEvery("P1D"));
        SCENE.starts(Start.flow("attack"));
        bot.said("Hello");

        SCENE.runs("Event_TimePassed");
        bot.said("Hello");
    }

    @Test
    void reachNothingThroughVariables() {
        deploys(oneStep(
                "attack",
                task(
                                "Step",
                                "ask",
                                "",
                                property("text", "Name?")
                                        .replace(
                                                "</camunda:properties>",
                                                "<camunda:property name=\"variable\" value=\"a\" /></camunda:properties>"))
                        + arrow("Step", "Echo")
                        + task("Echo", "say", "", property("text", "${a}"))));
        SCENE.starts(Start.flow("attack"));

        customer.says("${execution.processEngineServices}");

        bot.said("${execution.processEngineServices}");
    }

    @Test
    void thatCallThemselvesEndWithAnIncidentAndAPerson() {
        deploys(
                flow(
                        "attack",
                        task("First", "ask", "", ask("Ready?"))
                                + call("calledElement=\"attack-again\"", "")
                                + arrow("Start", "First")
                                + arrow("First", "Step")
                                + arrow("Step", "End")),
                oneStep("attack-again", call("calledElement=\"attack-again\"", "")));
        SCENE.starts(Start.flow("attack"));

        fails();
        customer.says("yes");

        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        assertThat(SCENE.conversation().help().reason()).contains("waits for nobody");
        assertThat(runtimeService().createIncidentQuery().list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getIncidentMessage()).contains("waits for nobody"));
        ben.takesOver();
        ben.resumes();
        bot.said("Ready?");
        assertThat(runtimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void thatMultiplyAreStopped() {
        var forks = IntStream.range(0, 12)
                .mapToObj(
                        n -> "<bpmn:parallelGateway id=\"F%1$d\" /><bpmn:exclusiveGateway id=\"J%1$d\" />".formatted(n)
                                + arrow("F" + n, "J" + n)
                                + arrow("F" + n, "J" + n).replace("id=\"", "id=\"other-")
                                + arrow("J" + n, n == 11 ? "End" : "F" + (n + 1)))
                .collect(Collectors.joining());
        deploys(flow(
                "attack",
                arrow("Start", "First") + task("First", "ask", "", ask("Ready?")) + arrow("First", "F0") + forks));
        SCENE.starts(Start.flow("attack"));

        fails();
    }

    @Test
    void thatCallThemselvesJobByJobAreStopped() {
        deploys(oneStep("attack", call("calledElement=\"attack\" camunda:asyncBefore=\"true\"", "")));
        SCENE.starts(Start.flow("attack"));

        for (int job = 0; job < 100 && runsOne(); job++) {
            assertThat(runtimeService().createProcessInstanceQuery().count()).isLessThan(60);
        }

        assertThat(runtimeService().createIncidentQuery().list())
                .extracting(Incident::getIncidentMessage)
                .filteredOn(Objects::nonNull)
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("run at the same time");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
    }

    private static boolean runsOne() {
        var jobs =
                managementService().createJobQuery().withRetriesLeft().active().list();
        try {
            jobs.forEach(job -> managementService().executeJob(job.getId()));
        } catch (FlowMistake refused) {
            return true;
        }
        return !jobs.isEmpty();
    }

    @Test
    void thatFailAreForAPersonEvenOutOfHours() {
        SCENE.staff().goesHome(true);
        deploys(
                flow(
                        "attack",
                        task("First", "ask", "", ask("Ready?"))
                                + call("calledElement=\"attack-again\"", "")
                                + arrow("Start", "First")
                                + arrow("First", "Step")
                                + arrow("Step", "End")),
                oneStep("attack-again", call("calledElement=\"attack-again\"", "")));
        SCENE.starts(Start.flow("attack"));

        fails();
        customer.says("yes");

        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
    }

    @Test
    void answerThatTheyAreBusyWhileNoStepWaits() {
        deploys(flow(
                "attack",
                task("First", "ask", "", ask("Ready?"))
                        + say("camunda:asyncBefore=\"true\"", property("text", "Done"))
                        + arrow("Start", "First")
                        + arrow("First", "Step")
                        + arrow("Step", "End")));
        SCENE.starts(Start.flow("attack"));
        customer.says("yes");

        customer.says("Hello?");

        bot.said("still working on it");
        SCENE.runs("Step");
        bot.said("Done");
    }

    @Test
    void thatRepeatAsOftenAsACustomerWantsAreStopped() {
        deploys(
                flow(
                        "attack",
                        arrow("Start", "First")
                                + task("First", "ask", "", ask("How often?"))
                                + arrow("First", "Step")
                                + arrow("Step", "End")
                                + say(
                                        "",
                                        property("text", "Hello")
                                                + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${a}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>")));
        SCENE.starts(Start.flow("attack"));

        assertThatThrownBy(() -> customer.says("1000000")).hasStackTraceContaining("at most to repeat a step");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "R/PT1S"})
    void thatWaitAsLongAsACustomerSaysWaitOnce(String asLong) {
        deploys(flow(
                "attack",
                arrow("Start", "First")
                        + task("First", "ask", "", ask("How long?"))
                        + arrow("First", "Wait")
                        + Attack.timer("<bpmn:timeDuration>${a}</bpmn:timeDuration>")
                                .replace("id=\"Step\"", "id=\"Wait\"")
                        + arrow("Wait", "End")));
        SCENE.starts(Start.flow("attack"));
        customer.says(asLong);

        SCENE.runs("Wait");

        assertThat(managementService()
                        .createJobQuery()
                        .processDefinitionKey("attack")
                        .count())
                .isZero();
        assertThat(SCENE.conversation().place()).isNull();
    }

    @Test
    void thatFillVariablesAreStopped() {
        var doubling = IntStream.range(0, 14)
                .mapToObj(n -> "<bpmn:task id=\"D%d\">".formatted(n)
                        + Attack.extension(
                                "<camunda:inputOutput><camunda:outputParameter name=\"a\">${a}${a}</camunda:outputParameter></camunda:inputOutput>")
                        + "</bpmn:task>" + arrow("D" + n, n == 13 ? "End" : "D" + (n + 1)))
                .collect(Collectors.joining());
        deploys(flow(
                "attack",
                arrow("Start", "First") + task("First", "ask", "", ask("Ready?")) + arrow("First", "D0") + doubling));
        SCENE.starts(Start.flow("attack"));

        assertThatThrownBy(() -> customer.says("yes")).hasStackTraceContaining("4000 characters at most");
    }

    @Test
    void areNotStartedWithoutEnd() {
        var room = new FlowRoom(runtimeService(), new LimitSettings(2));
        deploys(oneStep("attack", task("Step", "ask", "", ask("Ready?"))));
        SCENE.starts(Start.flow("attack"));

        room.addOne(SCENE.conversation().merchant());

        assertThatThrownBy(() -> room.addOne(SCENE.conversation().merchant())).isInstanceOf(TooManyFlows.class);
    }

    @Test
    void leaveTheNeighboursServed() {
        deploys(oneStep("attack", call("calledElement=\"attack\"", "")));
        assertThatThrownBy(() -> SCENE.starts(Start.flow("attack"))).isInstanceOf(ProcessEngineException.class);

        SCENE.starts(Start.product("LINEN"));

        bot.said("Linen shirt", "Which one");
    }

    @Test
    void areDeployedForOnesOwnMerchantOnly() {
        var identity = ProcessEngineTests.processEngine().getIdentityService();
        identity.setAuthentication(new Authentication("mallory", List.of("merchants"), List.of(DEMO)));
        try {
            assertThatThrownBy(() -> deploys("neighbour", List.of(oneStep("attack", say("", "")))))
                    .isInstanceOf(AuthorizationException.class);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void fails() {
        assertThatThrownBy(() -> customer.says("yes"))
                .isInstanceOf(FlowMistake.class)
                .hasMessageContaining("waits for nobody");
    }

    private static String ask(String text) {
        return Attack.extension(
                "<camunda:properties><camunda:property name=\"text\" value=\"%s\" /><camunda:property name=\"variable\" value=\"a\" /></camunda:properties>"
                        .formatted(text));
    }
}
