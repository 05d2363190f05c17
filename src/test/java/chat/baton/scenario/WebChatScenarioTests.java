package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.BrowserTest;
import chat.baton.channel.Samples;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chat in the demo shop's pages, in a browser. */
@BrowserTest
@Scenario
class WebChatScenarioTests {

    private static final long MINUTE = 60_000;
    private static final Browsers BROWSERS = new Browsers();

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    BrowserContext browser;
    ChatWidget anna;

    @BeforeEach
    void annaLooksAtALamp() {
        browser = BROWSERS.visitor(world.port());
        anna = new ChatWidget(browser.newPage());
    }

    @AfterEach
    void annaCloses() {
        browser.close();
    }

    @AfterAll
    static void theBrowserIsClosed() {
        BROWSERS.close();
    }

    @Test
    void aVisitorBuysInThePage() {
        anna.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Buy in the chat"))
                .click();
        anna.reads("Which one").taps("Medium").reads("How many");
        anna.writes("2").reads("name");
        anna.writes("Anna Meier").reads("e-mail");
        assertThat(customersName()).isEqualTo("Anna Meier");
        anna.writes("anna@example.com").reads("phone");
        anna.writes("030 901820").reads("Where");
        anna.writes("Main Street 5, 10115 Berlin").reads("deliver");
        anna.taps("Standard").reads("Is everything right?");
        anna.taps("Yes, order").reads("Please pay");

        var payment =
                browser.waitForPage(() -> anna.dialog().locator("a.link").last().click());
        var pay = payment.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay")));
        pay.waitFor();
        assertThat(new Axe(payment).faults()).isEmpty();
        pay.click();

        anna.reads("A-");
    }

    /** The pages' own clock is put forward by the minute that the network is away. */
    @Test
    void nothingIsMissingAndNothingIsThereTwiceAfterAMinuteWithoutNetwork() {
        browser.clock().install();
        anna.page().reload();
        anna.opens().writes("LAMP").reads("Which one");
        var twin = new ChatWidget(browser.newPage()).opens();
        twin.reads("Which one");
        var ben = world.agent("agent-1");
        var conversation = conversation();
        ben.takesOver(conversation);
        assertThat(anna.log()).containsText("A person has joined the chat.");

        browser.setOffline(true);
        assertThat(anna.notice()).containsText("You are offline");
        anna.writes("Still there?");
        twin.writes("From the other tab");
        assertThat(anna.state().last()).containsText("Waiting for the network");
        for (var text : List.of("One", "Two", "Three")) {
            assertThat(ben.writes(conversation, text).status()).isEqualTo(201);
        }
        ben.transfers(conversation, Map.of("action", "resume"));
        browser.clock().fastForward(MINUTE);
        ben.takesOver(conversation);
        assertThat(ben.writes(conversation, "Four").status()).isEqualTo(201);
        browser.setOffline(false);
        browser.clock().fastForward(MINUTE);

        ben.reads(conversation, "Still there?").reads(conversation, "From the other tab");
        assertSameIn(conversation, anna, twin);
        assertThat(anna.notice()).isHidden();

        assertThat(anna.said()).contains("One", "Two", "Three", "Four");

        twin.page().reload();
        twin.opens();
        ben.writes(conversation, "Five");
        anna.writes("Thanks");
        assertThat(anna.bubbles("Thanks")).hasCount(1);
        ben.reads(conversation, "Thanks");
        assertSameIn(conversation, anna, twin);
    }

    /** Both tabs show what the agent's transcript says was said, in the same order. */
    private void assertSameIn(String conversation, ChatWidget first, ChatWidget second) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(second.said()).isEqualTo(first.said());
            assertThat(first.said()).containsExactlyInAnyOrderElementsOf(transcript(conversation));
        });
        assertThat(first.page().locator("#baton-chat .pending .message")).hasCount(0);
        assertThat(second.page().locator("#baton-chat .pending .message")).hasCount(0);
    }

    private List<String> transcript(String conversation) {
        return world.agent("agent-1").readsTranscript(conversation).stream()
                .filter(message -> !message.path("author").path("kind").asText().equals("system"))
                .filter(message ->
                        !message.path("content").path("type").asText().equals("cards"))
                .map(message -> message.path("text").asText())
                .toList();
    }

    @Test
    void whatWasWrittenBeforeAReloadIsSentAfterIt() {
        anna.opens().writes("LAMP").reads("Which one");
        browser.route("**/messages", route -> route.abort());
        anna.writes("Medium");
        assertThat(anna.state().last()).containsText("Waiting for the network");

        browser.unroute("**/messages");
        anna.page().reload();
        anna.opens().reads("How many");

        assertThat(anna.bubbles("Medium")).hasCount(1);
    }

    @Test
    void aPictureIsSeenInEachTabAndByTheAgent() {
        anna.opens().writes("help").reads("person");
        var twin = new ChatWidget(browser.newPage()).opens();

        anna.attaches("my lamp.png", "image/png", Samples.png());

        anna.seesPicture();
        twin.seesPicture();
        assertThat(anna.page().locator("#baton-chat .pending .message")).hasCount(0);
        var ben = world.agent("agent-1");
        var shown = pictureOf(conversation());
        assertThat(ben.api().download("/api/v1" + shown).body()).isEqualTo(Samples.png());
        assertThat(new Visitor(world.port())
                        .signsIn("agent-1")
                        .gets("/conversations/" + conversation())
                        .body())
                .contains("<img src=\"" + shown + "\"");
    }

    private String pictureOf(String conversation) {
        return world.agent("agent-1").readsTranscript(conversation).stream()
                .map(message -> message.at("/content/url").asText())
                .filter(url -> url.startsWith("/media/"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPictureWaitsForTheNetworkAndOutlivesAReload() {
        anna.opens().writes("help").reads("person");
        browser.route("**/attachments", route -> route.abort());
        anna.attaches("my lamp.png", "image/png", Samples.png());
        assertThat(anna.state().last()).containsText("Waiting for the network");
        assertThat(anna.preview("my lamp.png")).isVisible();

        anna.page().reload();
        anna.opens();
        assertThat(anna.preview("my lamp.png")).isVisible();
        browser.unroute("**/attachments");
        // It may be under way by itself already.
        anna.page().evaluate("dispatchEvent(new Event('online'))");
        anna.seesPicture();

        assertThat(anna.pictures()).hasCount(1);
        assertThat(anna.page().locator("#baton-chat .pending .message")).hasCount(0);
    }

    @Test
    void aFileThatIsNotTakenIsSaidToBeSo() {
        anna.opens().attaches("lamp.png", "image/png", "<html><script>alert(1)</script>".getBytes(UTF_8));
        assertThat(anna.state().last()).containsText("Not sent: files of this kind cannot be taken");
        assertThat(anna.state().last().getByText("Try again")).hasCount(0);

        anna.taps("Delete");

        assertThat(anna.page().locator("#baton-chat .pending .message")).hasCount(0);
    }

    @Test
    void aFileThatIsTooLargeIsNotEvenTried() {
        browser.route(
                "**/webchat/v1/sites/*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"title\":\"Chat\",\"greeting\":\"\",\"largestFile\":10}")));
        var tried = new AtomicInteger();
        anna.page().onRequest(request -> {
            if (request.url().endsWith("/attachments")) {
                tried.incrementAndGet();
            }
        });

        anna.opens().attaches("lamp.png", "image/png", Samples.png());

        assertThat(anna.state().last()).containsText("Not sent: the file is too large");
        assertThat(tried).hasValue(0);
    }

    @Test
    void theLauncherCountsWhatIsNew() {
        anna.opens().writes("LAMP").reads("Which one");
        var conversation = conversation();
        anna.page().keyboard().press("Escape");
        assertThat(anna.dialog()).isHidden();
        assertThat(anna.launcher()).isFocused();

        var ben = world.agent("agent-1");
        ben.takesOver(conversation);
        ben.writes(conversation, "Hello, Ben here.");

        assertThat(anna.launcher()).hasAccessibleName("Open chat, 1 new message");
        anna.opens();
        assertThat(anna.launcher()).hasAccessibleName("Close chat");
    }

    @Test
    void theKeyboardAloneWillDo() {
        anna.launcher().focus();
        anna.page().keyboard().press("Enter");
        assertThat(anna.composer()).isFocused();

        anna.page().keyboard().type("LAMP");
        anna.page().keyboard().press("Enter");
        anna.reads("Which one");
        for (int stop = 0; stop < 12; stop++) {
            anna.page().keyboard().press("Tab");
            assertThat((Boolean)
                            anna.page().evaluate("document.activeElement === document.getElementById('baton-chat')"))
                    .isTrue();
        }
    }

    @Test
    void aShopThatAllowsNothingElseCanCarryIt() {
        var baton = "http://localhost:" + world.port();
        var shop = "http://127.0.0.1:" + world.port() + "/strict";
        browser.route(
                shop,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setHeaders(Map.of(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src " + baton + "; connect-src " + baton + "; img-src "
                                        + baton,
                                "Cross-Origin-Embedder-Policy",
                                "require-corp"))
                        .setBody("<!doctype html><title>Shop</title><script async crossorigin src='" + baton
                                + "/webchat/baton.js' data-site-key='sandbox-webchat-site'></script>")));
        var complaints = new ArrayList<String>();
        anna.page().onConsoleMessage(said -> {
            if (said.type().equals("error")) {
                complaints.add(said.text());
            }
        });
        anna.page().navigate(shop);

        anna.opens().writes("SIZE GUIDE").reads("");
        anna.attaches("my lamp.png", "image/png", Samples.png()).seesPicture();

        assertThat(anna.dialog()).hasCSS("position", "fixed");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoWritesAgainAfterTheirConversationWasResolvedIsAnsweredInTheSameChat() {
        anna.opens().writes("LAMP").reads("Which one");
        var conversation = conversation();
        var ben = world.agent("agent-1");
        ben.resolves(conversation);

        anna.writes("menu").reads("Choose");
        assertThat(ben.looksAt(conversation).path("status").asText()).isEqualTo("open");
        assertThat(conversation()).isEqualTo(conversation);
        assertThat(anna.said()).contains("LAMP", "menu");
    }

    @Test
    void markupIsShownAsItWasWritten() {
        anna.opens().writes("<img src=x onerror=alert(1)> https://shop.example/a?b=c.");

        assertThat(anna.log()).containsText("<img src=x onerror=alert(1)>");
        assertThat(anna.log().locator("img")).hasCount(0);
        var link = anna.log().locator(".customer a");
        assertThat(link).hasAttribute("href", "https://shop.example/a?b=c");
        assertThat(link).hasAttribute("rel", Pattern.compile("noopener"));
    }

    private String customersName() {
        var answer = new Api(world.port(), "agent-1").get("/api/v1/conversations/" + conversation());
        return answer.body().path("customer").path("name").asText();
    }

    private String conversation() {
        var session = (String) anna.page()
                .evaluate("JSON.parse(localStorage.getItem('baton:sandbox-webchat-site:session')).sessionId");
        return await().until(
                        () -> jdbc.sql("select id::text from conversation where channel = 'webchat' and recipient = ?")
                                .param(session)
                                .query(String.class)
                                .optional(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
