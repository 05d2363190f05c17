package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.baton.conversation.Holder;
import chat.baton.flow.inspection.FlowFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which flow starts and when a person is asked for, by the tables that come with Baton and by merchants' own. */
class DecisionTablesProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.ofMany();

    private static final String DEMO = "demo";
    private static final String NEIGHBOUR = "neighbour";

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();

    @AfterEach
    void undeploy() {
        SCENE.undeploys(DEMO);
        SCENE.undeploys(NEIGHBOUR);
    }

    private static void deploys(OwnTable table) {
        SCENE.deploys(DEMO, List.of(table.file()));
    }

    private static String flow() {
        var place = SCENE.conversation().place();
        return place == null ? "none" : place.flow();
    }

    private static String reason() {
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        return SCENE.conversation().help().reason();
    }

    // Those that come with Baton

    @ParameterizedTest
    @CsvSource({
        "MUG, product-checkout",
        "SUMMER, collection-checkout",
        "Which size do I need?, size-guide",
        "Is it raining?, none"
    })
    void oursRouteByWhatTheWordsName(String words, String flow) {
        customer.says(words);

        assertThat(flow()).isEqualTo(flow);
    }

    @Test
    void oursAskForAPersonWhoIsWantedAnywhereInAMessage() {
        customer.says("I want to talk to a human, please");

        assertThat(reason()).isEqualTo("The customer asked for a person");
    }

    @Test
    void oursLetAnAnswerContainSuchAWord() {
        customer.says("size guide", "help me choose");
        bot.said("Please choose one of these.");
        assertThat(SCENE.conversation().heldByBot()).isTrue();

        customer.says("Help!");
        assertThat(reason()).isEqualTo("The customer asked for a person");
    }

    @Test
    void oursAskForAPersonAfterTwoMessagesThatStartNothing() {
        customer.says("Is it raining?");
        bot.said("Sorry, I did not understand that.");
        customer.says("And now?");

        assertThat(reason()).isEqualTo("The bot did not understand the customer twice");
    }

    @Test
    void oursAskForAPersonAfterThreeAnswersThatDoNotFit() {
        customer.says("size guide", "hat", "cap");
        assertThat(SCENE.conversation().heldByBot()).isTrue();
        customer.says("beret");

        assertThat(reason()).isEqualTo("The customer could not answer \"Ask for garment\"");
    }

    // A merchant's own

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("words", "contains(?, \"too small\")"),
                Arguments.of("channel", "\"messenger\", \"line\""),
                Arguments.of("language", "\"de\""),
                Arguments.of("open", "false"),
                Arguments.of("failedAnswers", ">= 1"),
                Arguments.of("tags", "list contains(?, \"vip\")"),
                Arguments.of("found", "\"nothing\""));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void ownOnesRouteByHowThingsStand(String column, String condition) {
        deploys(OwnTable.routing(column).rule(condition, "\"size-guide\"").rule("", "trigger"));
        SCENE.staff().goesHome(true);
        SCENE.notebook().tag(SCENE.conversation().id(), "vip");
        customer.speaks("de").says("hm");
        if (flow().equals("none")) {
            customer.says("My shirt is too small!");
        }

        assertThat(flow()).isEqualTo("size-guide");
        assertThat(SCENE.brokenTables(DEMO)).isEmpty();
    }

    @Test
    void ownOnesReadTheCart() {
        deploys(OwnTable.help("cartValue").rule("> 15", "true", "\"A large cart\""));
        customer.says("MUG", "1", "Anna Meier");
        assertThat(SCENE.conversation().heldByBot()).isTrue();
        customer.says("stop", "MUG", "2");
        assertThat(SCENE.conversation().heldByBot()).isTrue();
        customer.says("Anna Meier");

        assertThat(reason()).isEqualTo("A large cart");
    }

    @Test
    void ownOnesMayStartWhatCameWithThem() {
        var own = Attack.oneStep("vip-welcome", Attack.say("", Attack.property("text", "Welcome back!")));
        SCENE.deploys(
                DEMO,
                List.of(
                        own,
                        OwnTable.routing("words").rule("", "\"vip-welcome\"").file()));

        customer.says("hello");

        bot.said("Welcome back!");
    }

    @Test
    void ownOnesMayStartNothing() {
        deploys(OwnTable.routing("found").rule("\"product\"", "").rule("", "trigger"));

        customer.says("MUG");
        bot.said("Sorry, I did not understand that.");
        customer.says("size guide");
        assertThat(flow()).isEqualTo("size-guide");
    }

    @Test
    void ownOnesAskForAPersonAtWhatTheyWatchFor() {
        deploys(OwnTable.help("words").rule("contains(?, \"lawyer\")", "true", "\"Legal matter: \" + words"));
        customer.says("size guide", "My lawyer says no");

        assertThat(reason()).isEqualTo("Legal matter: my lawyer says no");
    }

    @Test
    void ownOnesMayBePatient() {
        deploys(OwnTable.help("failedAnswers").rule(">= 4", "true", "\"Four times \" + step"));
        customer.says("size guide", "hat", "cap", "beret");
        assertThat(SCENE.conversation().heldByBot()).isTrue();
        customer.says("bonnet");

        assertThat(reason()).isEqualTo("Four times Ask for garment");
    }

    @Test
    void wordsThatAlwaysWorkDoSoWhateverTheySay() {
        deploys(OwnTable.help("words")
                .rule("\"stop\", \"menu\"", "true", "\"Never\"")
                .rule("", "false", ""));
        customer.says("size guide", "stop");
        bot.said("Stopped.");
        customer.says("menu");
        bot.said("Hello!");
        customer.says("I want a human now");
        bot.said("Sorry, I did not understand that.");
        customer.says("help");

        assertThat(reason()).isEqualTo("The customer asked for a person");
    }

    @Test
    void theNewestOfThemDecides() {
        deploys(OwnTable.routing("words").rule("", "\"size-guide\""));
        deploys(OwnTable.routing("words").rule("", "\"order-status-enquiry\""));

        customer.says("hello");

        assertThat(flow()).isEqualTo("order-status-enquiry");
    }

    @Test
    void areNobodyElses() {
        SCENE.deploys(
                NEIGHBOUR,
                List.of(
                        OwnTable.routing("words").rule("", "\"size-guide\"").file(),
                        OwnTable.help("words").rule("", "true", "\"Always\"").file()));

        customer.says("MUG");

        assertThat(flow()).isEqualTo("product-checkout");
        assertThat(SCENE.conversation().heldByBot()).isTrue();
    }

    // One that fails

    @Test
    void oneThatContradictsItselfIsToldOfAndOursDecides() {
        deploys(OwnTable.routing("words")
                .hits("UNIQUE")
                .rule("", "\"size-guide\"")
                .rule("\"mug\"", "\"order-status-enquiry\""));

        customer.says("MUG");

        assertThat(flow()).isEqualTo("product-checkout");
        assertThat(SCENE.brokenTables(DEMO)).singleElement().satisfies(broken -> {
            assertThat(broken.key()).isEqualTo("flow-routing");
            assertThat(broken.name()).isEqualTo("Our own");
            assertThat(broken.why()).contains("UNIQUE");
        });
        deploys(OwnTable.routing("words").rule("", "\"size-guide\""));
        assertThat(SCENE.brokenTables(DEMO)).isEmpty();
    }

    @Test
    void oneWhoseFlowIsGoneIsToldOfAndOursDecides() {
        SCENE.deploys(DEMO, List.of(Attack.oneStep("gone", Attack.say("", Attack.property("text", "Hello")))));
        var flow = org.camunda.bpm.engine.test.assertions.ProcessEngineTests.repositoryService()
                .createDeploymentQuery()
                .tenantIdIn(DEMO)
                .singleResult()
                .getId();
        deploys(OwnTable.routing("words").rule("", "\"gone\""));
        org.camunda.bpm.engine.test.assertions.ProcessEngineTests.repositoryService()
                .deleteDeployment(flow, true);

        customer.says("size guide");

        assertThat(flow()).isEqualTo("size-guide");
        assertThat(SCENE.brokenTables(DEMO))
                .extracting(BrokenTable::why)
                .containsExactly("There is no flow \"gone\" to start");
    }

    // What is refused

    static Stream<Arguments> refused() {
        var routing = OwnTable.routing("words");
        var help = OwnTable.help("words");
        return Stream.of(
                Arguments.of(routing.rule("", "\"no-such-flow\""), "There is no flow \"no-such-flow\""),
                Arguments.of(routing.rule("", "\"takeover\""), "There is no flow \"takeover\""),
                Arguments.of(routing.rule("", "words"), "one by its id in quotation marks"),
                Arguments.of(routing.rule("", "\"a\" + words"), "one by its id in quotation marks"),
                Arguments.of(routing.says("next").rule("", "\"size-guide\""), "are, in this order: flow"),
                Arguments.of(routing.says("flow", "more").rule("", "\"size-guide\"", "\"x\""), "in this order: flow"),
                Arguments.of(routing.hits("COLLECT").rule("", "\"size-guide\""), "hit policy First, Unique or Any"),
                Arguments.of(routing.rule("weather = \"rain\"", "\"size-guide\""), "There is no weather here"),
                Arguments.of(OwnTable.routing("asksForPerson").rule("", "trigger"), "There is no asksForPerson here"),
                Arguments.of(routing.rule(">= (1", "trigger"), "cannot be read as FEEL"),
                Arguments.of(routing.rule("refund", "trigger"), "a text stands in quotation marks"),
                Arguments.of(help.rule("", "\"yes\"", "\"x\""), "Help is true or false"),
                Arguments.of(help.rule("", "true", ""), "Say the reason"),
                Arguments.of(help.says("reason", "help").rule("", "\"x\"", "true"), "in this order: help, reason"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatTheBotWouldNotUnderstandIsRefused(OwnTable table, String reason) {
        var refusal = catchThrowableOfType(FlowRefused.class, () -> deploys(table));

        assertThat(refusal).hasMessageContaining(reason);
        assertThat(refusal.faults()).allMatch(fault -> fault.element() != null);
    }

    @Test
    void aTableThatAsksAnotherIsRefused() {
        var xml = OwnTable.routing("words")
                .rule("", "trigger")
                .xml()
                .replace(
                        "<decisionTable",
                        "<informationRequirement><requiredDecision href=\"#other\" /></informationRequirement><decisionTable");
        var file = new FlowFile("flow-routing.dmn", xml.getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowableOfType(FlowRefused.class, () -> SCENE.deploys(DEMO, List.of(file))))
                .hasMessageContaining("stands alone");
    }
}
