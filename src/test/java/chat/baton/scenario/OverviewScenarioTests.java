package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a merchant learns of a day in which customers bought, dropped out, asked for help and were answered. */
@Scenario
class OverviewScenarioTests {

    private static final String CHECKOUT = "product-checkout";
    /** Of the merchant, their figures and what stands at the top of every page, however much there is to tell. */
    private static final int MOST = 36;

    @Autowired
    World world;

    @Autowired
    Team team;

    @Autowired
    Statements statements;

    private JsonNode overview() {
        return world.agent("merchant").api().get("/api/v1/overview?period=24h").body();
    }

    private static JsonNode checkout(JsonNode overview) {
        return one(overview.path("flows"), "key", CHECKOUT);
    }

    private static JsonNode step(JsonNode overview, String id) {
        return one(checkout(overview).path("steps"), "id", id);
    }

    private static JsonNode one(JsonNode list, String field, String value) {
        return each(list)
                .filter(one -> one.path(field).asText().equals(value))
                .findFirst()
                .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static int orders(JsonNode overview) {
        return each(overview.path("sales"))
                .filter(sold -> sold.path("flow").asText().equals(CHECKOUT)
                        && sold.path("channel").asText().equals("messenger"))
                .mapToInt(sold -> sold.path("orders").asInt())
                .sum();
    }

    @Test
    void tellsWhoBoughtWhoDroppedOutAndWhoWasHelped() {
        world.restocks();
        var before = overview();

        buysALamp(world.customer());
        world.customer().writes("LAMP").reads("Which one").writes("stop").reads("Stopped");
        world.customer().writes("LAMP").reads("Which one");
        var carl = world.customer().writes("LAMP").reads("Which one");
        carl.taps("Medium", "LAMP-M").reads("How many").writes("help").reads("person");
        var ben = world.agent("agent-1");
        ben.takesOver(world.idOf(carl));
        ben.writes(world.idOf(carl), "Here I am");
        ben.transfers(world.idOf(carl), Map.of("action", "resume"));
        carl.reads("How many");

        var after = overview();
        assertThat(risen(before, after, "entered")).isEqualTo(4);
        assertThat(risen(before, after, "finished")).isEqualTo(1);
        assertThat(risen(before, after, "here")).isEqualTo(2);
        assertThat(difference(
                        checkout(before).path("dropped").path("stopped"),
                        checkout(after).path("dropped").path("stopped")))
                .isEqualTo(1);
        assertThat(difference(step(before, "Task_AskForVariant"), step(after, "Task_AskForVariant"), "here"))
                .isEqualTo(1);
        assertThat(difference(step(before, "Task_AskForVariant"), step(after, "Task_AskForVariant"), "dropped"))
                .isEqualTo(1);
        var asked = step(after, "Task_AskForQuantity").path("help");
        var askedBefore = step(before, "Task_AskForQuantity").path("help");
        assertThat(difference(askedBefore, asked, "requests")).isEqualTo(1);
        assertThat(difference(askedBefore, asked, "takeovers")).isEqualTo(1);
        assertThat(asked.path("medianHuman").isNumber()).isTrue();
        assertThat(orders(after) - orders(before)).isEqualTo(1);
        var agent = one(after.path("agents"), "agent", "agent-1");
        assertThat(difference(one(before.path("agents"), "agent", "agent-1"), agent, "messages"))
                .isEqualTo(1);
        assertThat(agent.path("name").asText()).isEqualTo("Ben Brooks");
        assertThat(agent.path("help").path("medianWait").isNumber()).isTrue();
    }

    private static int risen(JsonNode before, JsonNode after, String what) {
        return difference(checkout(before), checkout(after), what);
    }

    private static int difference(JsonNode before, JsonNode after, String what) {
        return difference(before.path(what), after.path(what));
    }

    private static int difference(JsonNode before, JsonNode after) {
        return after.asInt() - before.asInt();
    }

    private void buysALamp(Customer customer) {
        customer.writes("LAMP").reads("Which one").taps("Medium", "LAMP-M").reads("How many");
        customer.writes("1").reads("name").writes("Anna Meier").reads("e-mail");
        customer.writes("anna@example.com").reads("phone").writes("030 901820").reads("Where");
        customer.writes("Lange Str. 5, 10115 Berlin, Germany").reads("deliver");
        customer.writes("1")
                .reads("Is everything right?")
                .taps("Yes, order", "confirm")
                .reads("Please pay");
        world.reportsPayment(customer, "paid");
        customer.reads("confirmed");
        await().until(() -> world.conversationOf(customer).place() == null);
    }

    @Test
    void isForTheShopsOwnPeopleAndTheirOwnShop() {
        world.customer().writes("LAMP").reads("Which one");
        assertThat(world.agent("agent-1").api().get("/api/v1/overview").status())
                .isEqualTo(403);
        assertThat(new Visitor(world.port())
                        .signsIn("agent-1")
                        .gets("/overview/figures")
                        .statusCode())
                .isEqualTo(403);

        var stranger = world.agent(merchantOfAnotherShop()).api();
        var seen = stranger.get("/api/v1/overview?period=7d");
        assertThat(seen.status()).isEqualTo(200);
        for (var part : List.of("flows", "agents", "sales")) {
            assertThat(seen.body().path(part)).as(part).isEmpty();
        }
        assertThat(stranger.get("/api/v1/overview?merchant=demo").status()).isEqualTo(404);
        assertThat(world.agent("merchant")
                        .api()
                        .get("/api/v1/overview?period=ever")
                        .status())
                .isEqualTo(400);
    }

    private String merchantOfAnotherShop() {
        var shop = MerchantId.of("quiet-shop");
        team.open(new Merchant(
                shop, "Quiet shop", Currency.getInstance("USD"), "US", Locale.ENGLISH, ZoneId.of("America/New_York")));
        team.employ(
                new chat.baton.team.Agent(AgentId.of("quentin"), "Quentin Quiet", Set.of(Role.MERCHANT)),
                "sandbox",
                Set.of(shop));
        return "quentin";
    }

    @Test
    void costsTheSameFewStatementsHoweverMuchThereIsToTell() {
        world.customer().writes("LAMP").reads("Which one");
        var mara = new Visitor(world.port()).signsIn("merchant");
        assertThat(mara.gets("/overview").body()).contains("Product checkout");

        assertThat(statementsOf(mara, "/overview?period=7d", sql -> true)).hasSizeLessThanOrEqualTo(MOST);
        // The flow calls others, whose diagrams are shown with its own.
        assertThat(statementsOf(mara, "/overview?period=7d", sql -> sql.contains("ACT_RE_PROCDEF")))
                .hasSize(1);
    }

    /** What this takes alone: workers, jobs and pages of other tests ask the database meanwhile. */
    private List<String> statementsOf(Visitor visitor, String path, Predicate<String> which) {
        return IntStream.range(0, 8)
                .mapToObj(n -> {
                    statements.look();
                    assertThat(visitor.gets(path).statusCode()).isEqualTo(200);
                    return statements.seen().stream()
                            .filter(sql -> sql.startsWith("select") || sql.startsWith("with recent"))
                            .filter(sql -> !sql.contains("changed_in"))
                            .filter(which)
                            .toList();
                })
                .min(Comparator.comparing(List::size))
                .orElseThrow();
    }
}
