package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.core.AgentId;
import chat.baton.flow.inspection.FlowFile;
import chat.baton.handover.Handover;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What process tests play on: one engine for all of them, a customer, the bot's words, an agent and a shop. Each test
 * begins with a new conversation. When all tests of a class have run, every path of its file must have been taken.
 */
public final class Scene implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final AnnotationConfigApplicationContext BEANS = start();

    private final @Nullable String process;
    private final Set<String> ran = new HashSet<>();
    private final PassedPaths paths = BEANS.getBean(PassedPaths.class);
    private final Transcript transcript = BEANS.getBean(Transcript.class);
    private final Shop shop = BEANS.getBean(Shop.class);
    private final Staff staff = BEANS.getBean(Staff.class);
    private final Notebook notebook = BEANS.getBean(Notebook.class);
    private final TransactionTemplate transaction = BEANS.getBean(TransactionTemplate.class);
    private final RuntimeService runtime = BEANS.getBean(RuntimeService.class);
    private final HistoryService history = BEANS.getBean(HistoryService.class);
    private final ManagementService management = BEANS.getBean(ManagementService.class);

    private Scene(@Nullable String process) {
        this.process = process;
    }

    /** @param process whose every path the class takes */
    public static Scene of(String process) {
        return new Scene(process);
    }

    /** For tests of more than one process. */
    static Scene ofMany() {
        return new Scene(null);
    }

    private static AnnotationConfigApplicationContext start() {
        var beans = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(
                        "baton.flow.webhook.trusted-hosts=127.0.0.1",
                        "baton.flow.webhook.secrets.demo.parcels.token=s3cret")
                .applyTo(beans);
        beans.register(InMemoryEngine.class);
        beans.refresh();
        try {
            beans.getBean(FlowDeployer.class).run(new DefaultApplicationArguments());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return beans;
    }

    public TestCustomer customer() {
        return new TestCustomer(transcript, shop, transaction);
    }

    public TestBot bot() {
        return new TestBot(transcript);
    }

    public TestAgent agent(String name) {
        return new TestAgent(
                AgentId.of(name),
                transcript,
                BEANS.getBean(Handover.class),
                BEANS.getBean(TaskService.class),
                transaction);
    }

    Shop shop() {
        return shop;
    }

    public Staff staff() {
        return staff;
    }

    Notebook notebook() {
        return notebook;
    }

    public StoppedClock clock() {
        return BEANS.getBean(StoppedClock.class);
    }

    public Conversation conversation() {
        return transcript.conversation();
    }

    /** What agents were told of the conversation, each with its details. */
    public List<String> told() {
        return transcript.lines().stream()
                .map(line -> line.content())
                .filter(Content.Happening.class::isInstance)
                .map(Content.Happening.class::cast)
                .map(told -> told.what() + " " + new TreeMap<>(told.details()))
                .toList();
    }

    /** How each flow of the conversation ended: the outcome, and the end it reached where it reached one. */
    public List<String> endings() {
        return transcript.endings().stream()
                .map(ending -> ending.event() == null
                        ? ending.outcome().word()
                        : ending.outcome().word() + " " + ending.event())
                .toList();
    }

    /** The step the conversation says it is at; absent when no flow runs. */
    String step() {
        return Objects.requireNonNull(conversation().place()).step().id();
    }

    void starts(Start start) {
        transcript.mark();
        transaction.executeWithoutResult(
                status -> BEANS.getBean(Flows.class).start(conversation().id(), start));
    }

    /** This conversation's newest instance of the process, running or ended. */
    public ProcessInstance instance(String key) {
        var found = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(key)
                .processInstanceBusinessKey(conversation().id().toString())
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .get(0)
                .getId();
        var running =
                runtime.createProcessInstanceQuery().processInstanceId(found).singleResult();
        return running == null ? ended(found) : running;
    }

    public ProcessInstance instance() {
        return instance(process);
    }

    private static ProcessInstance ended(String id) {
        var instance = new ExecutionEntity();
        instance.setId(id);
        return instance;
    }

    /** The timer or job that waits at a node. */
    public Job job(String node) {
        return management.createJobQuery().activityId(node).singleResult();
    }

    /** The timer or job is due. */
    public void runs(String node) {
        transcript.mark();
        management.executeJob(job(node).getId());
    }

    /** As a merchant does: they are looked through before. */
    void deploys(String merchant, List<FlowFile> files) {
        var deployment = BEANS.getBean(RepositoryService.class)
                .createDeployment()
                .tenantId(merchant)
                .name("own");
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        deployment.deploy();
    }

    /** All a merchant deployed is gone. */
    void undeploys(String merchant) {
        var repository = BEANS.getBean(RepositoryService.class);
        repository
                .createDeploymentQuery()
                .tenantIdIn(merchant)
                .list()
                .forEach(found -> repository.deleteDeployment(found.getId(), true, true, true));
        BEANS.getBean(TableMemory.class).refresh();
    }

    /** Tables of a merchant that failed. */
    List<BrokenTable> brokenTables(String merchant) {
        return BEANS.getBean(BrokenTables.class).all().stream()
                .filter(table -> table.merchant().value().equals(merchant))
                .toList();
    }

    /** @param file one that does not come with Baton, on the class path */
    void deploys(String file) {
        BEANS.getBean(RepositoryService.class)
                .createDeployment()
                .addClasspathResource(file)
                .deploy();
    }

    /**
     * @param file   one that does not come with Baton, on the class path
     * @param server what stands in for the server it calls
     */
    void deploys(String file, MerchantsServer server) throws IOException {
        var flow = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        BEANS.getBean(RepositoryService.class)
                .createDeployment()
                .addString(file, flow.replace("https://parcels.example", server.address()))
                .deploy();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        paths.forget();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ProcessEngineTests.init(BEANS.getBean(ProcessEngine.class));
        transcript.begin();
        shop.open();
        staff.comeToWork();
        notebook.begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ran.add(context.getRequiredTestMethod().getName());
        paths.collect(history);
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(root -> runtime.deleteProcessInstance(root.getId(), "test is over", true, true, false, false));
        history.createHistoricProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(root -> history.deleteHistoricProcessInstance(root.getId()));
        ProcessEngineTests.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (process != null && ran.equals(testsOf(context.getRequiredTestClass()))) {
            assertThat(paths.of(process))
                    .as("paths of %s that were taken", process)
                    .containsAll(elements());
        }
    }

    private static Set<String> testsOf(Class<?> tests) {
        return AnnotationSupport.findAnnotatedMethods(
                        tests,
                        org.junit.platform.commons.annotation.Testable.class,
                        org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toSet());
    }

    private Set<String> elements() {
        var repository = BEANS.getBean(RepositoryService.class);
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowElement.class).stream()
                .map(FlowElement::getId)
                .collect(Collectors.toSet());
    }
}
