package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.BrowserTest;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Inbound;
import chat.baton.core.MerchantId;
import chat.baton.team.CannedReplies;
import chat.baton.team.CannedReply;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An agent's morning in one conversation: read it all, take over, answer, note, lose the connection, and lose nothing. */
@BrowserTest
@Scenario
class TalkBrowserTests {

    private static final String EVIL =
            "<script>window.hacked = true</script><b>bold</b> \u202Eevil\u202C \u200B \uD83D\uDE00 "
                    + "W".repeat(20_000);

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    CannedReplies canned;

    Customer anna;
    String id;
    Page page;

    @Test
    void anAgentReadsWritesAndLosesNothing() {
        anna = world.customer().writes("LAMP").reads("Which one");
        id = world.idOf(anna);
        IntStream.range(0, 130).forEach(n -> says("No. " + n));
        says(EVIL);
        canned.put(
                MerchantId.of("demo"),
                new CannedReply("hours", "Opening hours", "{agent} of {merchant}: 9 to 17. {x}"));
        try (var browsers = new Browsers()) {
            page = browsers.of("agent-1", world.port(), "/conversations/" + id);
            opensAtItsEndAndShowsTextAsText();
            loadsWhatIsOlderAsOneScrollsUp();
            isLockedUntilTakenOver();
            seesWhoElseIsThere();
            sendsOnceHoweverOftenEnterIsPressed();
            losesNoWordTypedJustAfterTheComposerHasChanged();
            keepsTheDraftAndOffersCannedReplies();
            losesNothingWithoutAConnection();
            notesForTheTeam();
            sendsAProduct();
            shutsNobodyOut();
            fitsASmallScreen();
        }
    }

    private void opensAtItsEndAndShowsTextAsText() {
        assertThat(line("bold").locator(".words")).containsText("<script>window.hacked = true</script><b>bold</b>");
        assertThat(page.evaluate("window.hacked")).isNull();
        assertThat(isAtEnd()).isTrue();
        assertFits();
    }

    private void loadsWhatIsOlderAsOneScrollsUp() {
        assertThat(page.locator("#message-1")).hasCount(0);
        while (page.locator("#message-1").count() == 0) {
            var loaded = page.locator("#transcript li[data-number]").count();
            page.locator("#transcript").evaluate("list => list.scrollTop = 0");
            page.waitForCondition(
                    () -> page.locator("#transcript li[data-number]").count() > loaded);
        }
        assertThat(page.locator("#message-1 .day")).isVisible();
        assertThat(page.locator("#transcript .day")).hasCount(1);
        assertThat(page.locator(".options").first()).containsText("Medium");
        page.locator("#newest").click();
        page.waitForCondition(this::isAtEnd);
    }

    private void isLockedUntilTakenOver() {
        assertThat(page.locator("#composer")).containsText("The bot answers this customer.");
        assertThat(page.locator(".kind[data-kind=answer]")).isDisabled();
        page.locator("#composer .take").click();
        assertThat(page.locator(".kind[data-kind=answer]")).isEnabled();
        anna.hasReadEverything();
        page.evaluate("document.body.dispatchEvent(new CustomEvent('resync'))");
        assertThat(line("Ben Brooks took over.")).isVisible();
    }

    private void seesWhoElseIsThere() {
        page.evaluate(
                "id => document.body.dispatchEvent(new CustomEvent('people', {detail: ["
                        + "{agent: 'agent-1', name: 'Ben Brooks', looksAt: [id], typesIn: [id]},"
                        + "{agent: 'agent-2', name: 'Carla <b>Cruz', looksAt: [id], typesIn: [id]},"
                        + "{agent: 'merchant', name: 'Mia', looksAt: [id], typesIn: []}]}))",
                id);
        assertThat(page.locator("#attention")).hasText("Carla <b>Cruz is typing … Mia looks at this, too.");
    }

    private void sendsOnceHoweverOftenEnterIsPressed() {
        words().fill("Ben here.");
        page.evaluate("for (let n = 0; n < 3; n += 1) document.getElementById('write').requestSubmit()");
        assertThat(line("Ben here.")).hasCount(1);
        assertThat(words()).hasValue("");
        anna.reads("Ben here.");
        assertThat(World.messagesTo(anna)).containsOnlyOnce("Ben here.");
    }

    private void losesNoWordTypedJustAfterTheComposerHasChanged() {
        page.evaluate(
                """
                () => new Promise((done) => {
                  let parts = 2;
                  const part = () => --parts || done();
                  const composers = (event, deed) =>
                    document.body.addEventListener(event, (told) => told.target.id === "composer" && deed());
                  composers("htmx:afterSettle", part);
                  composers("htmx:afterSwap", () => queueMicrotask(() => {
                    const words = document.getElementById("words");
                    words.value = "Typed at once";
                    words.dispatchEvent(new Event("input"));
                    part();
                  }));
                  const { path } = document.getElementById("composer").dataset;
                  htmx.ajax("GET", path + "/composer", { target: "#composer", swap: "outerHTML" });
                })
                """);
        assertThat(words()).hasValue("Typed at once");
        words().fill("");
    }

    private void keepsTheDraftAndOffersCannedReplies() {
        words().fill("I was about to");
        page.reload();
        assertThat(words()).hasValue("I was about to");
        words().fill("/open");
        assertThat(page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("Opening hours")))
                .isVisible();
        words().press("Enter");
        assertThat(words()).hasValue("Ben Brooks of Baton Demo Shop: 9 to 17. {x}");
        assertThat(
                        page.evaluate(
                                "getSelection().toString() || document.getElementById('words').value.substring("
                                        + "document.getElementById('words').selectionStart, document.getElementById('words').selectionEnd)"))
                .isEqualTo("{x}");
        words().fill("");
    }

    private void losesNothingWithoutAConnection() {
        page.route("**/messages", route -> route.abort());
        words().fill("Are you still there?");
        words().press("Enter");
        assertThat(page.locator("#unsent li")).containsText("No connection");
        page.reload();
        assertThat(page.locator("#unsent li")).containsText("Are you still there?");
        page.unroute("**/messages");
        page.locator("#unsent [data-unsent=again]").click();
        assertThat(page.locator("#unsent li")).hasCount(0);
        assertThat(line("Are you still there?")).hasCount(1);
        anna.reads("Are you still there?");
    }

    private void notesForTheTeam() {
        page.locator(".kind[data-kind=note]").click();
        words().fill("Likes lamps");
        words().press("Enter");
        assertThat(line("Likes lamps")).hasClass(java.util.regex.Pattern.compile(".*\\bnote\\b.*"));
        assertThat(World.messagesTo(anna)).doesNotContain("Likes lamps");
        page.locator(".kind[data-kind=answer]").click();
    }

    private void sendsAProduct() {
        page.locator("[data-open=product]").click();
        page.locator("dialog[open] input[name=q]").fill("lamp");
        page.locator("[data-product=LAMP]").click();
        assertThat(page.locator("#transcript .agent .cards")).containsText("Paper moon lamp");
    }

    private void shutsNobodyOut() {
        assertThat(new Axe(page).faults()).isEmpty();
    }

    private void fitsASmallScreen() {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/talk-1280.png")));
        page.setViewportSize(400, 800);
        assertFits();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/talk-400.png")));
    }

    private void says(String text) {
        var from = conversations
                .find(ConversationId.of(id))
                .orElseThrow()
                .customer()
                .ref();
        conversations.record(new Inbound(from, null, Instant.now(), Content.text(text)));
    }

    private Locator words() {
        return page.locator("#words");
    }

    private Locator line(String text) {
        return page.locator("#transcript li.line").filter(new Locator.FilterOptions().setHasText(text));
    }

    private boolean isAtEnd() {
        return (boolean) page.locator("#transcript")
                .evaluate("list => list.scrollHeight - list.scrollTop - list.clientHeight < 60");
    }

    private void assertFits() {
        for (var part : List.of("document.documentElement", "document.getElementById('transcript')")) {
            assertThat((boolean) page.evaluate(
                            "(() => { const part = " + part + "; return part.scrollWidth <= part.clientWidth; })()"))
                    .as(part + " is no wider than its place")
                    .isTrue();
        }
    }
}
