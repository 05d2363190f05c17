package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An agent takes over, reads what the bot would do, puts answers right, and gives the customer back in each of the ways there are. */
@BrowserTest
@Scenario
class TransferBrowserTests {

    private static final File FLOWS = new File("processes");

    @Autowired
    World world;

    Customer anna;
    String id;
    Page page;

    @Test
    void anAgentTakesOverAndGivesBack() {
        world.restocks();
        anna = world.customer();
        anna.writes("LAMP").reads("Which one").taps("Medium", "LAMP-M").reads("How many");
        anna.writes("2").reads("name").writes("Anna Meier").reads("e-mail");
        anna.writes("anna@example.com").reads("phone");
        id = world.idOf(anna);
        try (var browsers = new Browsers()) {
            page = browsers.of("agent-1", world.port(), "/conversations/" + id);
            page.setViewportSize(1280, 900);
            opensEveryFlow();
            seesWhereTheCustomerIs();
            seesWhoTheCustomerIs();
            takesOver();
            correctsAndResumes();
            movesTheToken();
            choosesAnotherStep();
            startsAProductAfterReadingWhatIsLost();
            startsACustomFlow();
            stops();
            resolvesAndReopens();
            looks();
        }
    }

    /** As Modeler would, being made of the same. */
    private void opensEveryFlow() {
        assertThat(page.locator("#diagram .djs-element").first()).isAttached();
        assertThat(FLOWS.listFiles((folder, name) -> name.endsWith(".bpmn")))
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(page.evaluate(
                                "xml => new BpmnJS().importXML(xml).then(opened => opened.warnings.map(String))",
                                Files.readString(flow.toPath())))
                        .isEqualTo(List.of()));
    }

    private void seesWhereTheCustomerIs() {
        assertThat(page.locator("#diagram .djs-element.here"))
                .hasAttribute("data-element-id", "Task_AskForPhoneNumber");
        assertThat(page.locator("#diagram .djs-element.passed[data-element-id=Task_AskForEmail]"))
                .hasCount(1);
        assertThat(page.locator("#diagram .djs-connection.passed").first()).hasCount(1);
        assertThat(page.locator("#diagram .bjs-powered-by")).isVisible();
        screenshot("diagram-called");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Product checkout"))
                .click();
        assertThat(page.locator("#diagram .djs-element.here"))
                .hasAttribute("data-element-id", "Call_DetailsAndPayment");
        page.getByText("Steps passed").click();
        assertThat(page.locator("#diagram ol").first()).containsText("Ask for quantity");
    }

    private void seesWhoTheCustomerIs() {
        var panel = page.locator("#customer-panel");
        assertThat(panel).containsText("anna@example.com");
        assertThat(panel).containsText("2 × Paper moon lamp, Medium");
        panel.getByLabel("Add a tag").fill("regular");
        panel.getByLabel("Add a tag").press("Enter");
        assertThat(panel.getByText("regular")).isVisible();
        panel.getByText("Custom data").click();
        panel.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("Shoe size");
        panel.getByLabel("Value").fill("39");
        panel.getByLabel("Value").press("Enter");
        assertThat(panel.locator("dd", new Locator.LocatorOptions().setHasText("39")))
                .isVisible();
    }

    private void takesOver() {
        page.locator("#deeds")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take over"))
                .click();
        assertThat(page.locator("#deeds .badge")).containsText("You since");
    }

    private void correctsAndResumes() {
        openMenu();
        assertThat(page.locator("#transfer-dialog blockquote")).containsText("And your phone number");
        page.getByText("Correct answers first").click();
        page.locator("[name='answer.quantity']").fill("500");
        button("Keep corrections").click();
        assertThat(page.locator("#transfer-dialog [role=alert]")).containsText("whole number from 1 to 99");
        assertThat(page.locator("[name='answer.quantity']")).hasValue("500");
        page.locator("[name='answer.quantity']").fill("3");
        button("Keep corrections").click();
        assertThat(page.locator("#transfer-dialog")).containsText("goes on from “Ask for quantity”");
        screenshot("transfer-menu");
        anna.hasReadEverything();
        button("Resume").click();
        assertThat(page.locator("#deeds .badge")).hasText("Bot");
        assertThat(page.locator("#transfer-dialog")).isHidden();
        anna.reads("phone number");
    }

    private void movesTheToken() {
        anna.writes("030 901820").reads("Where");
        hears();
        assertThat(page.locator("#customer-panel")).containsText("3 × Paper moon lamp, Medium");
        assertThat(page.locator("#customer-panel")).containsText("+4930901820");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Details and payment"))
                .click();
        assertThat(page.locator("#diagram .djs-element.here"))
                .hasAttribute("data-element-id", "Task_AskForDeliveryAddress");
    }

    private void choosesAnotherStep() {
        takesOver();
        openMenu();
        page.getByLabel("Go on from").selectOption("details-and-payment/Task_AskForEmail");
        button("Resume").click();
        anna.reads("Which e-mail address");
        anna.writes("other@example.com").reads("phone");
        anna.writes("030 901820")
                .reads("Where")
                .writes("Main Street 5, 10115 Berlin")
                .reads("deliver");
        anna.taps("Standard", "standard")
                .reads("Is everything right?")
                .taps("Yes, order", "confirm")
                .reads("Please pay");
    }

    private void startsAProductAfterReadingWhatIsLost() {
        hears();
        takesOver();
        openMenu();
        page.getByLabel("Search by name or code").fill("vase");
        var goods = page.locator("#transfer-goods");
        assertThat(goods.locator("li")).hasCount(1);
        screenshot("transfer-goods");
        goods.getByRole(AriaRole.BUTTON).click();
        var loss = page.locator("#transfer-dialog .loss");
        assertThat(loss).containsText("3 × Paper moon lamp, Medium");
        assertThat(loss).containsText("The stock reserved for order A-");
        assertThat(loss).containsText("payment link");
        screenshot("transfer-loss");
        button("Back").click();
        assertThat(page.locator("#transfer-title")).hasText("Give back to the bot");
        page.getByLabel("Search by name or code").fill("vase");
        assertThat(goods.locator("li")).hasCount(1);
        goods.getByRole(AriaRole.BUTTON).click();
        button("Go ahead").click();
        assertThat(page.locator("#deeds .badge")).hasText("Bot");
        anna.reads("Pebble vase");
    }

    private void startsACustomFlow() {
        takesOver();
        openMenu();
        button("Start Size guide").click();
        assertThat(page.locator("#deeds .badge")).hasText("Bot");
        hears();
        assertThat(page.locator("#diagram .djs-container")).isVisible();
    }

    private void stops() {
        takesOver();
        openMenu();
        button("Stop flow").click();
        assertThat(page.locator("#deeds .badge")).hasText("Bot");
        hears();
        assertThat(page.locator("#diagram")).containsText("No flow runs");
    }

    private void resolvesAndReopens() {
        button("Resolve").click();
        button("Reopen").click();
        assertThat(button("Resolve")).isVisible();
    }

    private void looks() {
        anna.writes("LAMP").reads("Which one");
        page.reload();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(page.locator("#diagram .djs-element.here")).hasCount(1);
        screenshot("customer-dark");
        takesOver();
        openMenu();
        screenshot("transfer-dark");
        page.keyboard().press("Escape");
        assertThat(page.locator("#transfer-dialog")).isHidden();
        page.setViewportSize(400, 800);
        page.reload();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 400"))
                .isTrue();
        screenshot("customer-small");
        openMenu();
        screenshot("transfer-small");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void openMenu() {
        button("Give back to the bot").click();
        assertThat(page.locator("#transfer-dialog")).isVisible();
    }

    /** As after a gap in the stream of events. */
    private void hears() {
        page.evaluate("document.body.dispatchEvent(new CustomEvent('resync'))");
    }

    private void screenshot(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screens", name + ".png")));
    }
}
