package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** A merchant tries a draft with a conversation that was kept, reads what it says otherwise, and publishes it. */
@BrowserTest
@Scenario
class RecordingBrowserTests {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String FLOW = "/api/v1/flows/rec-guide";

    private static final String QUESTION = "How long is your foot, from heel to toe, in millimetres?";
    private static final String SHORTER = "How many millimetres is your foot long?";

    @Autowired
    World world;

    Page page;

    @AfterEach
    void asItWas() {
        var mara = new Api(world.port(), "merchant");
        mara.get(FLOW + "/recordings")
                .body()
                .path("items")
                .forEach(one ->
                        mara.delete(FLOW + "/recordings/" + one.path("id").asText()));
        DraftScenarioTests.forget(world, "rec-guide");
    }

    private static void deploys(World world, String path, String question) throws IOException {
        var guide = new ClassPathResource("processes/size-guide.bpmn").getContentAsString(StandardCharsets.UTF_8);
        var mine = guide.replace("id=\"size-guide\"", "id=\"rec-guide\"")
                .replace("bpmnElement=\"size-guide\"", "bpmnElement=\"rec-guide\"")
                .replace("size guide, which size, what size", "rec guide")
                .replace(QUESTION, question);
        var form = new Form().with("file", "rec-guide.bpmn", "text/xml", mine.getBytes(StandardCharsets.UTF_8));
        new Api(world.port(), "merchant").post(path, form);
    }

    private static Customer asksForShoes(Customer customer, String question) {
        return customer.writes("rec guide")
                .reads("What do you need a size for?")
                .taps("Shoes", "shoes")
                .reads(question)
                .writes("250")
                .reads("talk to a person");
    }

    @Test
    void aDraftIsComparedWithAKeptConversationAndPublished() throws IOException {
        deploys(world, "/api/v1/flows", QUESTION);
        var anna = asksForShoes(world.customer(), QUESTION);
        deploys(world, "/api/v1/flows/drafts", SHORTER);
        try (var browsers = new Browsers()) {
            page = browsers.of("merchant", world.port(), "/conversations/" + world.idOf(anna));
            keepsTheConversation();
            becomesATester(anna);
            playsItAgainstTheDraft();
            readsItLineByLine();
            publishes();
        }
    }

    private void keepsTheConversation() {
        testing().locator("summary").click();
        testing().getByLabel("Name of the recording").fill("Buys shoes");
        page.getByText("Keep as a recording").click();
        assertThat(page.locator("main").getByRole(AriaRole.STATUS)).containsText("kept as a recording");
        assertThat(page.locator("article.flow")).containsText("Buys shoes");
        looks("recordings");
    }

    private Locator testing() {
        return page.locator("#customer-panel [data-part=tester]");
    }

    private void becomesATester(Customer anna) {
        page.navigate("/conversations/" + world.idOf(anna));
        testing().locator("summary").click();
        page.getByText("Make them a tester").click();
        assertThat(testing()).containsText("they get drafts of flows");
        anna.taps("No", "false").reads("Send me a product code");
        asksForShoes(anna, SHORTER);
    }

    private void playsItAgainstTheDraft() {
        page.navigate("/flows/rec-guide/draft");
        assertThat(page.locator(".results")).containsText("1 of 1 recording");
        assertThat(page.locator(".results del")).hasText(QUESTION);
        assertThat(page.locator(".results ins")).hasText(SHORTER);
        looks("draft");
        page.navigate("/flows/rec-guide/recordings?against=draft");
        assertThat(page.locator(".results")).containsText("4 of 13 steps: 30 %");
        assertThat(page.locator(".never")).containsText("Recommend shirt XL");
        assertThat(page.locator("#diagram-canvas .passed[data-element-id=Task_AskForFootLength]"))
                .isVisible();
        looks("recordings-played");
    }

    private void readsItLineByLine() {
        page.locator(".results a").click();
        assertThat(page.locator(".script li")).hasCount(7);
        assertThat(page.locator(".script li.changed")).containsText(SHORTER);
        looks("recording");
        page.getByText("As customers get it").click();
        assertThat(page.locator("main").getByRole(AriaRole.STATUS)).hasText("All is said as recorded.");
    }

    private void publishes() {
        page.navigate("/flows/rec-guide/draft");
        page.getByText("Publish the draft").click();
        assertThat(page.locator("main").getByRole(AriaRole.STATUS)).containsText("published");
        assertThat(page.locator(".versions li")).hasCount(2);
    }

    private void looks(String name) {
        assertThat(new Axe(page).faults()).as(name).isEmpty();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var width : new int[] {1280, 400}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.setViewportSize(width, 900);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(
                                name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 900);
    }
}
