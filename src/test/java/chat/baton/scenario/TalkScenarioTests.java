package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.core.MerchantId;
import chat.baton.team.Presence;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What agents write, read and send again in one conversation, by REST and by the parts of the page. */
@Scenario
class TalkScenarioTests {

    @Autowired
    World world;

    @Autowired
    Statements statements;

    @Autowired
    Conversations conversations;

    @Autowired
    Presence presence;

    @Autowired
    JdbcClient jdbc;

    Customer anna;
    String id;
    String path;
    Agent ben;
    Agent carla;

    @BeforeEach
    void annaLooksAtALampAndTwoAreAtWork() {
        anna = world.customer().writes("LAMP").reads("Which one");
        id = world.idOf(anna);
        path = "/api/v1/conversations/" + id;
        ben = world.agent("agent-1");
        carla = world.agent("agent-2");
    }

    @Test
    void aNoteIsReadByColleaguesAndNeverByTheCustomer() {
        ben.takesOver(id);

        var noted = carla.api().post(path + "/notes", Map.of("text", "She was promised 5 %"));

        assertThat(noted.status()).isEqualTo(201);
        assertThat(noted.body().path("content").path("type").asText()).isEqualTo("note");
        assertThat(noted.body().path("author").path("id").asText()).isEqualTo("agent-2");
        assertThat(noted.body().path("delivery").isNull()).isTrue();
        assertThat(ben.looksAt(id).path("lastMessage").path("text").asText()).doesNotContain("promised");
        assertThat(ben.looksAt(id).path("holder").path("agent").asText()).isEqualTo("agent-1");
        ben.writes(id, "Ben here.");
        anna.reads("Ben here.");
        assertThat(World.messagesTo(anna)).noneMatch(text -> text.contains("promised"));
        assertThat(carla.api().post(path + "/notes", Map.of("text", " ")).status())
                .isEqualTo(400);
    }

    @Test
    void aRequestThatIsSentAgainIsOneMessage() {
        ben.takesOver(id);
        anna.hasReadEverything();

        var first = ben.api().post(path + "/messages", Map.of("text", "Ben here."), "\"key-1\"");
        var again = ben.api().post(path + "/messages", Map.of("text", "Ben here."), "key-1");
        var other = ben.api().post(path + "/messages", Map.of("text", "Somebody else."), "key-1");
        ben.transfers(id, Map.of("action", "stop"));
        var late = ben.api().post(path + "/messages", Map.of("text", "Ben here."), "key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body().path("number")).isEqualTo(first.body().path("number"));
        assertThat(late.body().path("number")).isEqualTo(first.body().path("number"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("type").asText()).endsWith("key-reused");
        anna.reads("Ben here.");
        assertThat(World.messagesTo(anna)).containsOnlyOnce("Ben here.");
        assertThat(ben.api()
                        .post(path + "/notes", Map.of("text", "x"), "k".repeat(201))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatFailedIsSentAgainByWhoMayWrite() {
        ben.takesOver(id);
        anna.hasReadEverything();
        var number = ben.writes(id, "Once more").body().path("number").asInt();
        anna.reads("Once more");
        var resend = path + "/messages/" + number + "/resend";
        assertThat(ben.api().post(resend, Map.of()).status()).isEqualTo(404);
        await().until(() -> jdbc.sql("update delivery set status = 'failed', parts_sent = 0, provider_ids = '{}' where "
                                + "conversation_id = ? and number = ? and status <> 'sending'")
                        .params(UUID.fromString(id), number)
                        .update()
                == 1);

        assertThat(carla.api().post(resend, Map.of()).status()).isEqualTo(409);
        var answered = ben.api().post(resend, Map.of());

        assertThat(answered.status()).isEqualTo(200);
        anna.reads("Once more");
    }

    @Test
    void theTranscriptTellsWhoMovedTheConversation() {
        ben.takesOver(id);
        ben.assigns(id, "agent-2");
        carla.transfers(id, Map.of("action", "start-flow", "flow", "size-guide"));

        assertThat(carla.readsTranscript(id))
                .filteredOn(
                        message -> message.path("content").path("type").asText().equals("happening"))
                .extracting(message -> message.path("content").path("what").asText() + " "
                        + message.path("content").path("details"))
                .containsExactly(
                        "taken-over {\"by\":\"agent-1\"}",
                        "assigned {\"by\":\"agent-1\",\"to\":\"agent-2\"}",
                        "transferred {\"by\":\"agent-2\",\"action\":\"start-flow\",\"target\":\"size-guide\"}");
        var page = new Visitor(world.port())
                .signsIn("agent-1")
                .gets("/conversations/" + id + "/messages", "Accept-Language", "de")
                .body();
        assertThat(page)
                .contains("Ben Brooks hat übernommen.", "an Carla Cruz übergeben", "Carla Cruz hat den Bot")
                .contains("Size guide");
    }

    @Test
    void anOldLineOfTheSystemStillReads() {
        conversations.note(ConversationId.of(id), "ben took over. The bot is silent.");

        assertThat(seen("")).contains("ben took over. The bot is silent.");
    }

    @Test
    void olderMessagesAreReadPageByPage() {
        said(120);
        var newest = ben.looksAt(id).path("lastMessage").path("number").asInt();

        var before =
                ben.api().get(path + "/messages?before=" + (newest + 1)).body().path("items");

        assertThat(before).hasSize(50);
        assertThat(before.get(49).path("number").asInt()).isEqualTo(newest);
        assertThat(ben.api().get(path + "/messages?before=3").body().path("items"))
                .hasSize(2);
        assertThat(seen("?before=60"))
                .contains("data-number=\"10\"", "data-number=\"59\"", "data-more=\"older\"", "data-more=\"newer\"")
                .doesNotContain("data-number=\"9\"", "data-number=\"60\"");
        assertThat(seen("?at=70")).contains("data-number=\"70\"");
    }

    @Test
    void aPageCostsTheSameHoweverMuchWasSaid() {
        ben.takesOver(id);
        ben.writes(id, "Ben here.");
        var visitor = new Visitor(world.port()).signsIn("agent-1");
        var few = costs(visitor);
        said(120);
        for (var agent : List.of(ben, carla)) {
            agent.api().post(path + "/notes", Map.of("text", "Noted"));
        }

        var many = costs(visitor);

        assertThat(many).as(String.join("\n", many)).hasSizeLessThanOrEqualTo(few.size());
        assertThat(few).as(String.join("\n", few)).hasSizeLessThanOrEqualTo(10);
    }

    /** Statements of one request, without those of idle loops. */
    private List<String> costs(Visitor visitor) {
        var address = "/conversations/" + id + "/messages";
        visitor.gets(address);
        statements.look();
        assertThat(visitor.gets(address).statusCode()).isEqualTo(200);
        return statements.seen().stream()
                .filter(sql -> sql.startsWith("select"))
                .filter(sql -> !sql.contains("ACT_RU") && !sql.contains("changed_in"))
                .toList();
    }

    private void said(int messages) {
        IntStream.range(0, messages).forEach(n -> annaSaid("No. " + n));
    }

    private void annaSaid(String text) {
        var from = conversations
                .find(ConversationId.of(id))
                .orElseThrow()
                .customer()
                .ref();
        conversations.record(new Inbound(from, null, Instant.now(), Content.text(text)));
    }

    /** Lines of the page. */
    private String seen(String query) {
        return new Visitor(world.port())
                .signsIn("agent-1")
                .gets("/conversations/" + id + "/messages" + query)
                .body();
    }

    @Test
    void anAgentAsksForThePaymentOfAnOpenOrder() {
        anna.taps("Medium", "LAMP-M").reads("How many").writes("1").reads("name");
        anna.writes("Anna Meier").reads("e-mail").writes("anna@example.com").reads("phone");
        anna.writes("030 901820")
                .reads("Where")
                .writes("Main Street 5, 10115 Berlin")
                .reads("deliver");
        anna.taps("Standard", "standard").reads("Is everything right?").taps("Yes, order", "confirm");
        anna.reads("Please pay");
        var link = anna.paymentLink();
        var browser = new Visitor(world.port()).signsIn("agent-1");
        var orders = browser.gets(page("/payables")).body();
        var order = orders.replaceAll("(?s).*name=\"order\"[^>]*value=\"([^\"]+)\".*", "$1");

        assertThat(orders).contains("A-", "Paper moon lamp");
        assertThat(posts(browser, "/payment-requests", Map.of("order", order, "text", "Here:"))
                        .statusCode())
                .isEqualTo(409);
        ben.takesOver(id);
        anna.hasReadEverything();
        var sent = posts(browser, "/payment-requests", Map.of("order", order, "text", "Here you can pay:"));

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("Here you can pay:", "Pay €");
        anna.reads("Here you can pay:");
        assertThat(anna.paymentLink()).isEqualTo(link);
        assertThat(posts(
                                browser,
                                "/payment-requests",
                                Map.of("order", UUID.randomUUID().toString(), "text", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void afterTheReplyWindowThePageSaysWhyAndWhatIsPossibleInstead() {
        var from = new CustomerRef(
                MerchantId.of("demo"),
                "whatsapp",
                "demo",
                "DE." + UUID.randomUUID().toString().replace("-", ""));
        conversations.receive(new Inbound(from, null, Instant.now(), Content.text("LAMP")));
        id = conversations.find(from).orElseThrow().id().toString();
        ben.takesOver(id);
        var browser = new Visitor(world.port()).signsIn("agent-1");
        assertThat(browser.gets(page("/composer")).body()).contains("You can answer until");
        jdbc.sql("update conversation set last_customer_at = now() - interval '8 days' where id = ?")
                .param(UUID.fromString(id))
                .update();

        assertThat(browser.gets(page("/composer")).body())
                .contains("You cannot write now", "Until then you can send a template", "Template");
        assertThat(posts(browser, "/messages", Map.of("text", "Still there?")).body())
                .contains("role=\"alert\"", "They have to write first");
        assertThat(browser.gets(page("/templates")).body())
                .contains("Approved by the provider", "order_update (en_US)", "Your order {{1}} is on its way.");
        var template = Map.of("name", "order_update", "language", "en_US", "parameter", "A-17", "text", "A-17 is here");
        assertThat(posts(browser, "/templates", template).body()).contains("A-17 is here", "Approved template");
    }

    @Test
    void theComposerStaysAsItIsUntilSomethingElseIsPossible() {
        var browser = new Visitor(world.port()).signsIn("agent-1");
        var shown = browser.gets(page("/composer")).body();
        var state = shown.replaceAll("(?s).*/composer\\?state=([^\"&]+).*", "$1");

        assertThat(shown).contains("The bot answers this customer");
        assertThat(browser.gets(page("/composer?state=" + state)).statusCode()).isEqualTo(204);
        posts(browser, "/deeds/takeover", Map.of());
        assertThat(browser.gets(page("/composer")).body()).contains("Answer the customer");
        assertThat(browser.gets(page("/composer?state=" + state)).statusCode()).isEqualTo(200);
        assertThat(new Visitor(world.port())
                        .signsIn("agent-2")
                        .gets(page("/composer"))
                        .body())
                .contains("Ben Brooks answers this customer since");
    }

    @Test
    void whoTypesIsSeenByColleaguesAndByTheCustomerWhileTheyHoldTheConversation() {
        ben.takesOver(id);
        var browser = new Visitor(world.port()).signsIn("agent-1");

        var told = browser.posts(
                "/live/attention",
                "page=p1&typing=true&toCustomer=true&conversation=" + id,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-BATON-CSRF",
                browser.cookie("BATON-CSRF"));

        assertThat(told.statusCode()).isEqualTo(204);
        assertThat(presence.of(Set.of(MerchantId.of("demo"))))
                .anySatisfy(person -> assertThat(person.typesIn()).contains(UUID.fromString(id)));
    }

    private String page(String part) {
        return "/conversations/" + id + part;
    }

    private HttpResponse<String> posts(Visitor browser, String part, Map<String, String> fields) {
        browser.gets(page("/composer"));
        var body = Stream.concat(
                        fields.entrySet().stream(),
                        Stream.of(Map.entry("key", UUID.randomUUID().toString())))
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.posts(
                page(part),
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-BATON-CSRF",
                browser.cookie("BATON-CSRF"));
    }

    @Test
    void strangersFindNothing() {
        var other = "01a207aa-8c82-7e77-b50a-fa2818c635af";
        var visitor = new Visitor(world.port()).signsIn("agent-1");
        for (var part : List.of("/messages", "/composer", "/canned", "/products", "/payables", "/templates")) {
            assertThat(visitor.gets("/conversations/" + other + part).statusCode())
                    .as(part)
                    .isEqualTo(404);
        }
        assertThat(ben.api()
                        .post("/api/v1/conversations/" + other + "/notes", Map.of("text", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whateverIsWrittenIsShownAsText() {
        annaSaid("<script>alert(1)</script><img src=x onerror=alert(1)> \u202Eevil\u202C \u200B &amp; \uD83D\uDE00");

        assertThat(seen(""))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;amp;", "\u202Eevil", "\uD83D\uDE00")
                .doesNotContain("<script", "<img src=x");
    }
}
