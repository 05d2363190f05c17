package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the REST interface says, and how it refuses. */
@Scenario
class RestScenarioTests {

    @Autowired
    World world;

    @Autowired
    Team team;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Conversations conversations;

    Customer anna;
    Agent ben;
    Agent carla;
    String conversation;

    @BeforeEach
    void annaLooksAtALampAndTwoAreAtWork() {
        anna = world.customer().writes("LAMP").reads("Which one");
        conversation = world.idOf(anna);
        ben = world.agent("agent-1");
        carla = world.agent("agent-2");
    }

    @Test
    void aConversationTellsWhoHoldsItAndWhereTheBotIs() {
        var seen = ben.looksAt(conversation);

        assertThat(seen.path("status").asText()).isEqualTo("open");
        assertThat(seen.path("turn").asInt()).isEqualTo(1);
        assertThat(seen.path("holder").path("kind").asText()).isEqualTo("bot");
        assertThat(seen.path("holder").path("agent").isNull()).isTrue();
        assertThat(seen.path("customer").path("channel").asText()).isEqualTo("messenger");
        assertThat(seen.path("customer").path("externalId").asText()).isEqualTo(anna.id());
        assertThat(seen.path("flow").path("key").asText()).isEqualTo("product-checkout");
        assertThat(seen.path("flow").path("step").path("id").asText()).isEqualTo("Task_AskForVariant");
        assertThat(seen.path("helpRequested").isNull()).isTrue();
        assertThat(seen.path("lastMessage").path("text").asText()).contains("Which one");
        assertThat(seen.path("unread").asInt()).isEqualTo(1);
    }

    @Test
    void conversationsAreListedByHolderStatusChannelAndWords() {
        ben.takesOver(conversation);

        assertThat(listed("?holder=agent&status=open&channel=messenger")).contains(conversation);
        assertThat(listed("?holder=bot")).doesNotContain(conversation);
        assertThat(listed("?status=resolved")).doesNotContain(conversation);
        assertThat(listed("?channel=line")).doesNotContain(conversation);
        assertThat(listed("?q=which+ONE")).contains(conversation);
        assertThat(listed("?q=zebra%25")).isEmpty();
    }

    @Test
    void messagesTellWhoSaidThemWhereInTheFlowAndHowFarTheyGot() {
        var messages = ben.readsTranscript(conversation);

        assertThat(messages)
                .extracting(message -> message.path("number").asInt())
                .startsWith(1, 2, 3);
        assertThat(messages.get(0).path("author").path("kind").asText()).isEqualTo("customer");
        assertThat(messages.get(0).path("delivery").isNull()).isTrue();
        assertThat(messages.get(3).path("author").path("kind").asText()).isEqualTo("bot");
        assertThat(messages.get(3).path("flow").asText()).isEqualTo("product-checkout");
        assertThat(messages.get(3).path("step").asText()).isEqualTo("Task_AskForVariant");
        assertThat(messages.get(3).path("content").path("type").asText()).isEqualTo("choices");
        assertThat(messages.get(3).path("delivery").path("status").asText()).isNotEmpty();
        assertThat(ben.api()
                        .get("/api/v1/conversations/" + conversation + "/messages?after=2")
                        .body()
                        .path("items")
                        .path(0)
                        .path("number")
                        .asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?holder=nobody", "?status=lost", "?cursor=yesterday"})
    void whatHasNoMeaningIs400(String query) {
        assertProblem(ben.api().get("/api/v1/conversations" + query), 400, query.substring(query.indexOf('=') + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "01a207aa-8c82-7e77-b50a-fa2818c635af"})
    void whatIsUnknownIs404(String id) {
        assertThat(ben.api().get("/api/v1/conversations/" + id).status()).isEqualTo(404);
        assertThat(ben.api().get("/api/v1/conversations/" + id + "/messages").status())
                .isEqualTo(404);
        assertThat(ben.takesOver(id).status()).isEqualTo(404);
        assertThat(ben.writes(id, "Hello").status()).isEqualTo(404);
        assertThat(ben.transfers(id, Map.of("action", "stop")).status()).isEqualTo(404);
        assertThat(ben.assigns(id, "agent-2").status()).isEqualTo(404);
        assertThat(ben.resolves(id).status()).isEqualTo(404);
    }

    @Test
    void anotherMerchantsIs404() {
        var stranger = strangerOfAnotherMerchant();

        assertThat(stranger.api().get("/api/v1/conversations/" + conversation).status())
                .isEqualTo(404);
        assertThat(stranger.takesOver(conversation).status()).isEqualTo(404);
        assertThat(stranger.writes(conversation, "Hello").status()).isEqualTo(404);
        assertThat(stranger.resolves(conversation).status()).isEqualTo(404);
        for (var list : List.of("conversations", "help-requests", "products", "collections", "orders")) {
            assertThat(stranger.api().get("/api/v1/" + list).body().path("items"))
                    .isEmpty();
        }
        ben.takesOver(conversation);
        assertProblem(
                ben.assigns(conversation, stranger.api().user()),
                404,
                stranger.api().user());
    }

    @Test
    void onlyTheHolderMayWriteAndTransfer() {
        assertProblem(ben.writes(conversation, "Hello"), 409, "the bot");
        ben.takesOver(conversation);

        assertProblem(carla.writes(conversation, "Hello"), 409, "agent-1");
        assertProblem(carla.transfers(conversation, Map.of("action", "resume")), 409, "agent-1");
        assertProblem(carla.assigns(conversation, "agent-2"), 409, "agent-1");
        assertProblem(carla.resolves(conversation), 409, "agent-1");
    }

    @Test
    void whoClaimsSecondLearnsWhoWasFirst() {
        ben.takesOver(conversation);

        var refused = carla.takesOver(conversation);

        assertProblem(refused, 409, "agent-1");
        assertThat(refused.body().path("holder").path("agent").asText()).isEqualTo("agent-1");
        assertThat(ben.takesOver(conversation).status()).isEqualTo(200);
    }

    @Test
    void withoutAPausedFlowThereIsNothingToResume() {
        var greta = world.customer().writes("Hello").reads("Choose");
        var talk = world.idOf(greta);
        ben.takesOver(talk);

        assertProblem(ben.transfers(talk, Map.of("action", "resume")), 409, "resume");
    }

    @Test
    void whatCannotBeStartedIs404() {
        ben.takesOver(conversation);

        assertProblem(ben.transfers(conversation, Map.of("action", "start-product", "product", "NOPE")), 404, "NOPE");
        assertProblem(
                ben.transfers(conversation, Map.of("action", "start-collection", "collection", "NOPE")), 404, "NOPE");
        assertProblem(ben.transfers(conversation, Map.of("action", "start-flow", "flow", "takeover")), 404, "takeover");
        assertThat(ben.looksAt(conversation).path("holder").path("agent").asText())
                .isEqualTo("agent-1");
    }

    @Test
    void bodiesThatSayNothingAre400() {
        ben.takesOver(conversation);

        assertProblem(ben.transfers(conversation, Map.of("action", "dance")), 400, "dance");
        assertProblem(ben.transfers(conversation, Map.of("action", "start-flow")), 400, "flow");
        assertProblem(ben.transfers(conversation, Map.of()), 400, "action");
        assertProblem(ben.writes(conversation, " "), 400, "text");
        assertProblem(ben.writes(conversation, "x".repeat(4097)), 400, "text");
        assertProblem(ben.assigns(conversation, ""), 400, "agent");
    }

    @Test
    void afterTheProvidersWindowAnAgentIsToldWhyNothingCanBeSent() {
        ben.takesOver(conversation);
        jdbc.sql("update conversation set last_customer_at = now() - interval '8 days' where id = ?")
                .param(UUID.fromString(conversation))
                .update();

        assertProblem(ben.writes(conversation, "Still there?"), 409, "window");
    }

    @Test
    void aTemplateIsOnlyForChannelsThatHaveThem() {
        ben.takesOver(conversation);

        assertProblem(ben.sends(conversation, Map.of("name", "order_update", "language", "en_US")), 409, "messenger");
        assertProblem(ben.sends(conversation, Map.of("name", "order_update")), 400, "language");
        assertProblem(
                ben.sends(conversation, Map.of("name", "a", "language", "b", "parameters", List.of(" "))),
                400,
                "parameters");
    }

    @Test
    void aTemplateReachesACustomerWhoWroteLongAgo() {
        var onWhatsApp = annaOnWhatsApp();
        ben.takesOver(onWhatsApp);
        jdbc.sql("update conversation set last_customer_at = now() - interval '8 days' where id = ?")
                .param(UUID.fromString(onWhatsApp))
                .update();

        assertProblem(ben.writes(onWhatsApp, "Still there?"), 409, "window");
        var sent = ben.sends(
                onWhatsApp,
                Map.of(
                        "name", "order_update",
                        "language", "en_US",
                        "parameters", List.of("A-17"),
                        "text", "Your order A-17 is on its way."));
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body().path("content").path("type").asText()).isEqualTo("template");
        ben.reads(onWhatsApp, "Your order A-17 is on its way.");
    }

    /** Whoever wrote on WhatsApp; how is not what is shown here. */
    private String annaOnWhatsApp() {
        var from = new CustomerRef(
                MerchantId.of("demo"),
                "whatsapp",
                "demo",
                "DE." + UUID.randomUUID().toString().replace("-", ""));
        conversations.receive(new Inbound(from, null, Instant.now(), Content.text("LAMP")));
        return conversations.find(from).orElseThrow().id().toString();
    }

    @Test
    void helpRequestsWaitWithTheirReasonUntilSomebodyTakesOver() {
        anna.writes("help").reads("person");

        assertThat(waiting()).contains(conversation);
        assertThat(ben.looksAt(conversation)
                        .path("helpRequested")
                        .path("reason")
                        .asText())
                .isNotEmpty();
        ben.takesOver(conversation);
        assertThat(waiting()).doesNotContain(conversation);
    }

    @Test
    void whatIsSoldCanBeLookedUp() {
        var lamp = items("products").stream()
                .filter(product -> product.path("code").asText().equals("LAMP"))
                .findFirst()
                .orElseThrow();

        assertThat(lamp.path("variants").path(0).path("price").path("minor").asLong())
                .isPositive();
        assertThat(lamp.path("variants").path(0).path("price").path("currency").asText())
                .isEqualTo("EUR");
        assertThat(items("collections"))
                .anySatisfy(collection ->
                        assertThat(collection.path("products").toString()).contains("LAMP"));
        assertThat(items("flows"))
                .extracting(flow -> flow.path("key").asText())
                .contains("size-guide", "order-status-enquiry");
    }

    @Test
    void theDescriptionNamesEveryCallAndIsOpenToAll() {
        var paths = ben.api().get("/api/v1/openapi.json").body().path("paths");

        assertThat(paths.fieldNames())
                .toIterable()
                .contains(
                        "/api/v1/conversations",
                        "/api/v1/conversations/{id}",
                        "/api/v1/conversations/{id}/messages",
                        "/api/v1/conversations/{id}/attachments",
                        "/api/v1/media/{id}",
                        "/api/v1/conversations/{id}/takeover",
                        "/api/v1/conversations/{id}/assign",
                        "/api/v1/conversations/{id}/transfer",
                        "/api/v1/conversations/{id}/resolve",
                        "/api/v1/help-requests",
                        "/api/v1/flows",
                        "/api/v1/products",
                        "/api/v1/collections",
                        "/api/v1/orders");
        assertThat(new Visitor(world.port()).gets("/api/v1/openapi.json").statusCode())
                .isEqualTo(200);
    }

    private Agent strangerOfAnotherMerchant() {
        var other = MerchantId.of("other-shop");
        team.open(new Merchant(
                other, "Other shop", Currency.getInstance("USD"), "US", Locale.ENGLISH, ZoneId.of("America/New_York")));
        team.employ(
                new chat.baton.team.Agent(AgentId.of("stranger"), "Sam Stranger", Set.of(Role.AGENT)),
                "sandbox",
                Set.of(other));
        return world.agent("stranger");
    }

    private List<String> listed(String query) {
        return items("conversations" + query).stream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    private List<String> waiting() {
        return items("help-requests").stream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    private List<JsonNode> items(String list) {
        var items = ben.api().get("/api/v1/" + list).body().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static void assertProblem(Api.Answer answer, int status, String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("type").asText()).startsWith("urn:baton:problem:");
        assertThat(answer.body().path("title").asText()).isNotEmpty();
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("detail").asText()).contains(detail);
    }
}
