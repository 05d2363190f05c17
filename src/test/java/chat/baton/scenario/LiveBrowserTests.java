package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** Two agents at work on one page each, which neither of them ever loads again. */
@BrowserTest
@Scenario
class LiveBrowserTests {

    @Autowired
    World world;

    @Autowired
    @Qualifier("liveFeed")
    SmartLifecycle streams;

    Customer anna;
    String id;
    Page ben;
    Page carla;

    @Test
    void agentsSeeEverythingWithoutLoadingThePageAgain() {
        anna = world.customer().writes("LAMP").reads("Which one");
        id = world.idOf(anna);
        try (var browsers = new Browsers()) {
            ben = browsers.of("agent-1", world.port(), "/");
            carla = browsers.of("agent-2", world.port(), "/conversations/" + id);
            ben.evaluate("window.stayed = true");
            opensTheConversation();
            seesTheCheckoutAdvance();
            hearsTheBell();
            seesWhoWasFaster();
            comesBackAfterTheConnectionWasLost();
            findsByWords();
            fitsASmallScreen();
            assertThat(ben.evaluate("window.stayed")).isEqualTo(true);
        }
    }

    private void opensTheConversation() {
        assertThat(ben.locator("#live")).hasText("Live");
        row().locator("a").click();
        assertThat(ben.locator("#transcript")).containsText("Which one would you like?");
        assertThat(ben.locator("#diagram")).containsText("Product checkout");
        assertThat(row().locator("a")).hasAttribute("aria-current", "page");
        assertThat(ben.url()).endsWith("/conversations/" + id);
        assertThat(ben.title()).contains("Baton");
        screenshot("live-wide");
    }

    private void seesTheCheckoutAdvance() {
        assertThat(row()).containsText("Ask for");
        var before = row().locator(".doing").textContent();
        anna.writes("1").reads("");
        assertThat(row().locator(".doing")).not().hasText(before);
        assertThat(ben.locator("#about")).not().containsText(before);
    }

    private void hearsTheBell() {
        var rings = ben.locator("#bell").getAttribute("data-rings");
        anna.writes("help").reads("person");
        assertThat(ben.locator("#bell")).not().hasAttribute("data-rings", rings == null ? "none" : rings);
        assertThat(ben.locator("#bell summary .count")).isVisible();
        assertThat(row()).hasAttribute("data-holder", "queue");
        ben.locator("#bell summary").click();
        assertThat(ben.locator("#bell li[data-id='" + id + "']")).containsText("asked for a person");
        ben.keyboard().press("Escape");
    }

    private void seesWhoWasFaster() {
        carla.locator("#deeds button").filter(text("Take over")).click();
        assertThat(carla.locator("#deeds")).containsText("You since");
        // Until then she writes notes.
        assertThat(carla.locator(".kind[data-kind=answer]")).hasAttribute("aria-pressed", "true");
        assertThat(ben.locator("#deeds")).containsText("Carla Cruz");
        assertThat(ben.locator("#composer")).containsText("Carla Cruz");
        assertThat(row()).hasAttribute("data-holder", "agent");
        assertThat(ben.locator("#bell li[data-id='" + id + "']")).hasCount(0);
    }

    private void comesBackAfterTheConnectionWasLost() {
        ben.context().route("**/live/stream*", Route::abort);
        everyStreamEnds();
        assertThat(ben.locator("#live")).containsText("Reconnecting");
        carla.locator("#words").fill("Are you still there?");
        carla.locator("#words").press("Enter");
        anna.reads("Are you still there?").writes("Yes, I am");
        assertThat(carla.locator("#transcript")).containsText("Yes, I am");
        ben.context().unroute("**/live/stream*");
        ben.evaluate("dispatchEvent(new Event('online'))");
        assertThat(ben.locator("#live")).hasText("Live");
        assertThat(ben.locator("#transcript")).containsText("Yes, I am");
        assertThat(row().locator(".words")).hasText("Yes, I am");
    }

    /** As when the server is started again. */
    private void everyStreamEnds() {
        streams.stop();
        streams.start();
    }

    private void findsByWords() {
        ben.locator("#list-words").fill("still ther");
        assertThat(row().locator("mark").first()).isVisible();
        ben.locator("#list-words").fill("");
        assertThat(row().locator("mark")).hasCount(0);
    }

    private void fitsASmallScreen() {
        ben.setViewportSize(400, 800);
        assertThat(ben.locator("#transcript")).isVisible();
        assertThat(ben.locator("#list")).isHidden();
        screenshot("live-small");
        ben.locator("[data-back]").click();
        assertThat(row()).isVisible();
        assertThat((int) ben.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(400);
        ben.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        screenshot("live-small-dark");
    }

    private Locator row() {
        return ben.locator("#list-panel .row[data-id='" + id + "']");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void screenshot(String name) {
        ben.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/" + name + ".png")));
    }
}
