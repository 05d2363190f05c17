package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.conversation.Message;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/** Conversations go on in another version of their flow. */
@Scenario
class MigrationScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Team team;

    final ExecutorService atOnce = Executors.newFixedThreadPool(4);

    Api mara;
    Api admin;
    Drawn drawn;

    @BeforeEach
    void maraIsThere() {
        mara = new Api(world.port(), "merchant");
        admin = new Api(world.port(), "admin");
        drawn = new Drawn(admin, mara);
    }

    @AfterEach
    void nothingIsLeft() {
        atOnce.shutdownNow();
        drawn.close();
    }

    @Test
    void twoHundredConversationsGoOverToACheckoutThatAsksLess() throws Exception {
        drawn.deploysFile("checkout.bpmn", checkout(file("details-and-payment")));
        var atPhone = buyers(80, "Anna Meier", "anna@example.com");
        var atEmail = buyers(60, "Anna Meier");
        var atName = buyers(60);
        drawn.deploysFile("checkout.bpmn", checkout(withoutPhone()));

        var proposal =
                mara.get(migrations("checkout") + "/proposal?from=1&to=2").body();
        assertThat(conversationsAt(proposal))
                .containsEntry("Task_AskForPhoneNumber", 80)
                .containsEntry("Task_AskForEmail", 60)
                .containsEntry("Task_AskForName", 60);
        assertThat(World.find(proposal.path("steps"), "id", "Task_AskForPhoneNumber")
                        .path("to")
                        .isNull())
                .isTrue();
        assertThat(outcomes(triesOut(proposal, Map.of()))).isEqualTo(Map.of("stays", 120L, "no-step", 80L));
        var wanted = Map.of("Task_AskForPhoneNumber", "Task_AskForDeliveryAddress");
        assertThat(outcomes(triesOut(proposal, wanted))).isEqualTo(Map.of("stays", 120L, "moves", 80L));

        var writing = writeMeanwhile(atEmail.subList(0, 30));
        var migration = starts(proposal, wanted);
        writing.call();
        var over = ends("checkout", migration);

        assertThat(over.path("done").asInt()).isEqualTo(200);
        assertThat(over.path("left").asInt()).isZero();
        assertThat(atPhone).allSatisfy(anna -> {
            assertThat(step(anna)).isEqualTo("checkout:2/Task_AskForDeliveryAddress");
            assertThat(botSaidLast(anna, 2)).satisfies(said -> {
                assertThat(said.get(0)).contains("phone number");
                assertThat(said.get(1)).contains("Where");
            });
        });
        assertThat(atName).allSatisfy(anna -> {
            assertThat(step(anna)).isEqualTo("checkout:2/Task_AskForName");
            assertThat(botSaidLast(anna, 1).get(0)).contains("name");
        });
        assertThat(atEmail.subList(30, 60))
                .allSatisfy(anna -> assertThat(step(anna)).isEqualTo("checkout:2/Task_AskForEmail"));
        assertThat(atEmail.subList(0, 30)).allSatisfy(anna -> {
            assertThat(step(anna)).isEqualTo("checkout:2/Task_AskForDeliveryAddress");
            assertThat(texts(anna)).filteredOn("early@example.com"::equals).hasSize(1);
        });

        var bea = atName.get(0);
        writes(bea, "Bea Berg");
        assertThat(botSaidLast(bea, 1).get(0)).contains("e-mail");
        writes(bea, "bea@example.com");
        assertThat(botSaidLast(bea, 1).get(0)).contains("Where");
    }

    private Callable<Void> writeMeanwhile(List<Customer> some) {
        var all = some.stream()
                .map(anna -> atOnce.submit(() -> writes(anna, "early@example.com")))
                .toList();
        return () -> {
            for (var one : all) {
                one.get();
            }
            return null;
        };
    }

    /** Customers in the midst of a checkout. */
    private List<Customer> buyers(int number, String... answers) throws Exception {
        var all = IntStream.range(0, number)
                .mapToObj(one -> atOnce.submit(() -> {
                    var anna = world.customer();
                    Stream.concat(Stream.of("my checkout"), Stream.of(answers)).forEach(text -> writes(anna, text));
                    return anna;
                }))
                .toList();
        var buyers = new ArrayList<Customer>();
        for (var one : all) {
            buyers.add(one.get());
        }
        return buyers;
    }

    /** As the inbox hands it on. */
    private void writes(Customer customer, String text) {
        var ref = new CustomerRef(DEMO, "messenger", "demo", customer.id());
        transaction.executeWithoutResult(status ->
                conversations.receive(new Inbound(ref, "m_" + UUID.randomUUID(), Instant.now(), Content.text(text))));
    }

    private static String file(String flow) throws IOException {
        return new ClassPathResource("processes/" + flow + ".bpmn").getContentAsString(StandardCharsets.UTF_8);
    }

    /** A merchant's own, which customers start by its name. */
    private static String checkout(String file) {
        return file.replace("<bpmn:process id=\"details-and-payment\"", "<bpmn:process id=\"checkout\"")
                .replace("bpmnElement=\"details-and-payment\"", "bpmnElement=\"checkout\"")
                .replaceFirst(
                        "(?s)(<bpmn:process.*?<camunda:properties>)",
                        "$1<camunda:property name=\"triggers\" value=\"my checkout\" />");
    }

    @Test
    void whoIsInAFlowThatAnotherOneCalledOrdersInTheNewVersion() throws Exception {
        drawn.deploysFile("details-and-payment.bpmn", file("details-and-payment"));
        var anna = world.customer().writes("TOTE").reads("How many").writes("1").reads("name");
        anna.writes("Anna Meier").reads("e-mail").writes("anna@example.com").reads("phone");
        drawn.deploysFile("details-and-payment.bpmn", withoutPhone());

        var report = goesOver("details-and-payment", Map.of("Task_AskForPhoneNumber", "Task_AskForDeliveryAddress"));

        assertThat(outcomes(report)).isEqualTo(Map.of("moves", 1L));
        assertThat(step(anna)).isEqualTo("details-and-payment:2/Task_AskForDeliveryAddress");
        anna.reads("Where")
                .writes("Main Street 5, 10115 Berlin")
                .reads("deliver")
                .taps("Standard", "standard");
        anna.reads("Is everything right?").taps("Yes, order", "confirm").reads("Please pay");
        assertThat(world.reportsPayment(anna, "paid")).isEqualTo(204);
        anna.reads("is confirmed");
    }

    /** The checkout goes from the e-mail address straight to the delivery address. */
    private static String withoutPhone() throws IOException {
        return file("details-and-payment")
                .replaceAll("(?s)<bpmn:serviceTask id=\"Task_AskForPhoneNumber\".*?</bpmn:serviceTask>", "")
                .replaceAll("<bpmn:sequenceFlow id=\"Flow_AskForPhoneNumberToAskForDeliveryAddress\"[^>]*/>", "")
                .replaceAll(
                        "(?s)<bpmndi:BPMN\\w+ id=\"[^\"]*AskForPhoneNumber[^\"]*\".*?</bpmndi:BPMN\\w+>\\s*(?=<)", "")
                .replace(
                        "<bpmn:incoming>Flow_AskForPhoneNumberToAskForDeliveryAddress</bpmn:incoming>",
                        "<bpmn:incoming>Flow_AskForEmailToAskForPhoneNumber</bpmn:incoming>")
                .replace("targetRef=\"Task_AskForPhoneNumber\"", "targetRef=\"Task_AskForDeliveryAddress\"")
                .replace("Phone: ${phone}\n", "");
    }

    private static Map<String, Integer> conversationsAt(JsonNode proposal) {
        var found = new TreeMap<String, Integer>();
        proposal.path("steps")
                .forEach(step -> found.put(
                        step.path("id").asText(), step.path("conversations").asInt()));
        return found;
    }

    /** What is proposed, with changes. */
    private static Map<String, Object> asked(JsonNode proposal, Map<String, String> changes) {
        var mapping = new TreeMap<String, String>();
        proposal.path("steps").forEach(step -> {
            if (!step.path("to").isNull()) {
                mapping.put(step.path("id").asText(), step.path("to").asText());
            }
        });
        mapping.putAll(changes);
        return Map.of(
                "from", proposal.path("from").asInt(), "to", proposal.path("to").asInt(), "mapping", mapping);
    }

    private List<JsonNode> triesOut(JsonNode proposal, Map<String, String> changes) {
        return items(mara.post(migrations("checkout") + "/dry-run", asked(proposal, changes))
                .body());
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    private static Map<String, Long> outcomes(List<JsonNode> report) {
        return report.stream()
                .collect(Collectors.groupingBy(one -> one.path("outcome").asText(), Collectors.counting()));
    }

    private String starts(JsonNode proposal, Map<String, String> changes) {
        var answer = mara.post(migrations("checkout"), asked(proposal, changes));
        assertThat(answer.status()).isEqualTo(202);
        return answer.body().path("id").asText();
    }

    private JsonNode ends(String flow, String migration) {
        var address = migrations(flow) + "/" + migration;
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> mara.get(address).body(), body -> !body.path("running")
                        .asBoolean(true));
    }

    private static String migrations(String flow) {
        return "/api/v1/flows/" + flow + "/migrations";
    }

    private Conversation conversation(Customer customer) {
        return conversations
                .find(new CustomerRef(DEMO, "messenger", "demo", customer.id()))
                .orElseThrow();
    }

    private String step(Customer customer) {
        var step = conversation(customer).place().step();
        return step.flow() + ":" + step.version() + "/" + step.id();
    }

    private List<Message> messages(Customer customer) {
        return conversations.messages(conversation(customer).id(), 0);
    }

    private List<String> texts(Customer customer) {
        return messages(customer).stream()
                .map(message -> message.content().asText())
                .toList();
    }

    private List<String> botSaidLast(Customer customer, int number) {
        var said = messages(customer).stream()
                .filter(message -> message.author().equals(Author.BOT))
                .map(message -> message.content().asText())
                .toList();
        return said.subList(said.size() - number, said.size());
    }

    @Test
    void aPausedConversationGoesOverSilentlyAndIsAskedWhenItComesBack() {
        drawn.deploys("gifts", "Task_Old = ask What did you think of?");
        var anna = world.customer().writes("gifts please").reads("What did you think of?");
        var talk = world.idOf(anna);
        world.agent("agent-1").takesOver(talk);
        drawn.deploys("gifts", "Task_New = ask Who is it for?", "Task_Then = ask When is the party?");

        var report = goesOver("gifts", Map.of("Task_Old", "Task_New"));

        assertThat(outcomes(report)).isEqualTo(Map.of("moves", 1L));
        assertThat(report.get(0).at("/to/name").asText()).isEqualTo("Task_New");
        assertThat(step(anna)).isEqualTo("gifts:2/Task_New");
        assertThat(conversation(anna).pausedAt()).isNotNull();
        assertThat(anna.unread()).isEmpty();
        assertThat(world.agent("agent-1")
                        .transfers(talk, Map.of("action", "resume"))
                        .status())
                .isBetween(200, 299);
        anna.reads("Who is it for?").writes("My aunt").reads("When is the party?");
        assertThat(texts(anna))
                .filteredOn(text -> text.contains("Who is it for"))
                .hasSize(1);
    }

    @Test
    void whoIsInTheSharedFlowGoesOverToTheMerchantsOwnCopy() throws IOException {
        var anna = world.customer().writes("size guide").reads("What do you need a size for?");
        var shared = conversation(anna).place().flowVersion();
        drawn.deploysFile(
                "size-guide.bpmn", file("size-guide").replace("How tall are you", "How tall is who wears it"));
        var which = Map.<String, Object>of("from", shared, "fromShared", true, "to", 1);
        assertThat(mara.post(migrations("size-guide"), Map.of("from", shared, "to", 1))
                        .status())
                .isEqualTo(422);

        var dry = items(mara.post(migrations("size-guide") + "/dry-run", which).body());
        var started = mara.post(migrations("size-guide"), which);

        assertThat(dry).extracting(one -> one.path("conversation").asText()).contains(world.idOf(anna));
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        assertThat(ends("size-guide", started.body().path("id").asText())
                        .path("fromShared")
                        .asBoolean())
                .isTrue();
        assertThat(step(anna)).isEqualTo("size-guide:1/Task_AskForGarment");
        anna.taps("A shirt", "shirt").reads("How tall is who wears it");
    }

    @Test
    void whoHasGoneOverIsSentBackToAStepOfTheNewVersion() {
        drawn.deploys("gifts", "Task_First = ask Who is it for?", "Task_Old = ask What did you think of?");
        var anna = world.customer().writes("gifts please").reads("Who is it for?");
        anna.writes("My aunt").reads("What did you think of?");
        drawn.deploys("gifts", "Task_First = ask For whom is it, then?", "Task_New = ask When is the party?");
        goesOver("gifts", Map.of("Task_Old", "Task_New"));
        anna.reads("When is the party?");
        var ben = world.agent("agent-1");
        ben.takesOver(world.idOf(anna));

        var back = ben.transfers(world.idOf(anna), Map.of("action", "resume", "step", "gifts/Task_First"));

        assertThat(back.status()).as(back.body().toString()).isBetween(200, 299);
        anna.reads("For whom is it, then?").writes("My uncle").reads("When is the party?");
        assertThat(step(anna)).isEqualTo("gifts:2/Task_New");
    }

    @Test
    void whatAPersonHoldsIsLeftWhereOnlyTheBotCouldGoOn() {
        drawn.deploys("gifts", "Task_Old = ask What did you think of?");
        var anna = world.customer().writes("gifts please").reads("What did you think of?");
        var bob = world.customer().writes("gifts please").reads("What did you think of?");
        world.agent("agent-1").takesOver(world.idOf(anna));
        drawn.deploys("gifts", "Task_Tip = say Socks always fit.", "Task_New = ask Who is it for?");

        var report = goesOver("gifts", Map.of("Task_Old", "Task_Tip"));

        assertThat(outcomes(report)).isEqualTo(Map.of("held", 1L, "moves", 1L));
        assertThat(step(anna)).isEqualTo("gifts:1/Task_Old");
        assertThat(conversation(anna).pausedAt()).isNotNull();
        bob.reads("Socks always fit.").reads("Who is it for?").writes("My uncle");
        await().untilAsserted(() -> assertThat(conversation(bob).place()).isNull());
    }

    @Test
    void whatFailsIsLeftAsItWasAndSaysWhy() {
        drawn.deploys("gifts", "Task_Old = ask What did you think of?", "Task_Last = ask How much may it cost?");
        var anna = world.customer().writes("gifts please").reads("What did you think of?");
        var bob = world.customer().writes("gifts please").reads("What did you think of?");
        bob.writes("Books").reads("How much");
        drawn.deploys("gifts", "Task_Tip = say Like ${nothing}?", "Task_Last = ask How much may it cost?");

        var report = goesOver("gifts", Map.of("Task_Old", "Task_Tip"));

        assertThat(outcomes(report)).isEqualTo(Map.of("failed", 1L, "stays", 1L));
        assertThat(report.get(0).path("why").asText()).contains("nothing");
        var batch =
                items(mara.get(migrations("gifts")).body()).get(0).path("id").asText();
        assertThat(admin.get("/engine-rest/batch/statistics?batchId=" + batch).body())
                .allSatisfy(one -> assertThat(one.path("failedJobs").asInt()).isZero());
        assertThat(step(anna)).isEqualTo("gifts:1/Task_Old");
        anna.writes("Bicycles").reads("How much may it cost?");
        assertThat(step(bob)).isEqualTo("gifts:2/Task_Last");
        bob.writes("A fiver");
        await().untilAsserted(() -> assertThat(conversation(bob).place()).isNull());
    }

    /** From the first version to the second, as proposed, with changes. @return what became of each */
    private List<JsonNode> goesOver(String flow, Map<String, String> changes) {
        var proposal = mara.get(migrations(flow) + "/proposal?from=1&to=2").body();
        var started = mara.post(migrations(flow), asked(proposal, changes));
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        var id = started.body().path("id").asText();
        ends(flow, id);
        return items(mara.get(migrations(flow) + "/" + id + "/conversations").body());
    }

    @Test
    void aMappingThatCannotBeIsRefusedWithTheStep() {
        drawn.deploys("gifts", "Task_Old = ask What did you think of?", "Call_Wait = call pause");
        world.customer().writes("gifts please").reads("What did you think of?");
        drawn.deploys("gifts", "Task_New = ask Who is it for?", "Call_Wait = call pause");

        var faults = mara.post(
                        migrations("gifts") + "/dry-run",
                        Map.of(
                                "from",
                                1,
                                "to",
                                2,
                                "mapping",
                                Map.of(
                                        "Task_Old",
                                        "Call_Wait",
                                        "Call_Wait",
                                        "Task_Nowhere",
                                        "StartEvent_Asked",
                                        "Task_New")))
                .body();

        assertThat(faults.path("type").asText()).isEqualTo("urn:baton:problem:migration-refused");
        assertThat(items(faults, "faults"))
                .extracting(fault -> fault.path("file").asText() + " "
                        + fault.path("element").asText() + " "
                        + fault.path("reason").asText())
                .containsExactlyInAnyOrder(
                        "gifts.bpmn Call_Wait Who stands at \"Task_Old\", a step, cannot go on there: choose a step.",
                        "gifts.bpmn Task_Nowhere There is no such step in version 2.",
                        "gifts.bpmn StartEvent_Asked No conversation can stand there in version 1.");
        assertThat(new Visitor(world.port())
                        .signsIn("merchant")
                        .sends(
                                "/flows/gifts/migration/dry-run",
                                Map.of(
                                        "merchant",
                                        "demo",
                                        "from",
                                        "1",
                                        "shared",
                                        "false",
                                        "to",
                                        "2",
                                        "step.Task_Old",
                                        "Call_Wait",
                                        "step.Call_Wait",
                                        "Task_Nowhere"),
                                "/flows/gifts/migration?merchant=demo&from=1",
                                "Accept-Language",
                                "de")
                        .body())
                .contains("Wählen Sie einen Schritt.", "In Version 2 gibt es keinen solchen Schritt.");
        assertThat(mara.post(migrations("gifts"), Map.of("from", 2, "to", 1)).status())
                .isEqualTo(422);
        assertThat(mara.post(migrations("gifts"), Map.of("from", 1, "to", 1)).status())
                .isEqualTo(422);
        assertThat(mara.post(migrations("gifts"), Map.of("from", 1)).status()).isEqualTo(400);
    }

    private static List<JsonNode> items(JsonNode body, String list) {
        return StreamSupport.stream(body.path(list).spliterator(), false).toList();
    }

    @Test
    void nobodyMovesTheConversationsOfOthers() {
        drawn.deploys("gifts", "Task_Old = ask What did you think of?");
        world.customer().writes("gifts please").reads("What did you think of?");
        drawn.deploys("gifts", "Task_Old = ask What, then?");
        var started = mara.post(migrations("gifts"), Map.of("from", 1, "to", 2)).body();
        var id = started.path("id").asText();
        ends("gifts", id);
        var flora = flora();
        var ben = new Api(world.port(), "agent-1");

        for (var path : List.of("/proposal?from=1&to=2&merchant=demo", "/" + id + "?merchant=demo")) {
            assertThat(flora.get(migrations("gifts") + path).status()).as(path).isEqualTo(404);
        }
        for (var path : List.of("/proposal?from=1&to=2", "/" + id, "/" + id + "/conversations")) {
            assertThat(flora.get(migrations("gifts") + path).status()).as(path).isEqualTo(404);
            assertThat(ben.get(migrations("gifts") + path).status()).as(path).isEqualTo(403);
        }
        assertThat(flora.post(migrations("gifts"), Map.of("from", 1, "to", 2)).status())
                .isEqualTo(404);
        assertThat(items(flora.get(migrations("gifts")).body())).isEmpty();
    }

    /** Of another shop. */
    private Api flora() {
        var flowers = MerchantId.of("flower-shop");
        team.open(new Merchant(
                flowers, "Flowers", Currency.getInstance("EUR"), "DE", Locale.GERMAN, ZoneId.of("Europe/Berlin")));
        team.employ(
                new chat.baton.team.Agent(AgentId.of("flora"), "Flora Field", Set.of(Role.MERCHANT)),
                "sandbox",
                Set.of(flowers));
        return new Api(world.port(), "flora");
    }
}
