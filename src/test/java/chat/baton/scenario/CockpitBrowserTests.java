package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An admin at Camunda Cockpit, in a browser. */
@BrowserTest
@Scenario
class CockpitBrowserTests {

    @Autowired
    World world;

    final Browsers browsers = new Browsers();
    Page ada;

    @BeforeEach
    void adaSignsIn() {
        ada = browsers.of("admin", world.port(), "/camunda/app/cockpit/default/");
    }

    @AfterEach
    void adaGoesHome() {
        browsers.close();
    }

    @Test
    void theWayLeadsFromAnInstanceToItsConversationAndBack() {
        var anna = world.customer().writes("LAMP").reads("Which one");
        var place = world.conversationOf(anna).place();

        opensInstance(place.instance());
        assertThat(ada.getByText(world.idOf(anna))).isVisible();
        var variables = ada.locator(".ctn-tabbed");
        assertThat(variables).containsText("channel");
        assertThat(variables).containsText("messenger");
        assertThat(variables).containsText("productTitle");
        var way =
                ada.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the conversation in Live Chat"));
        assertThat(way).isVisible();
        screenshot("cockpit-instance");
        way.click();

        assertThat(ada).hasURL(Pattern.compile(".*/conversations/" + world.idOf(anna)));
        assertThat(ada.getByText("Which one").first()).isVisible();
        assertThat(ada.getByText("Open the flow in Cockpit")).isVisible();
        screenshot("cockpit-link");
        ada.getByText("Open the flow in Cockpit").click();
        assertThat(ada.locator("[data-element-id=Task_AskForVariant]").first()).isVisible();
        assertThat(ada).hasURL(Pattern.compile(".*/process-instance/" + place.instance() + "/runtime.*"));
    }

    @Test
    void aFailedStepIsSeenAndTriedAgainAfterTheRepairAndTheConversationGoesOn() {
        try (var parcels = new Parcels(world)) {
            var anna = world.customer().writes("Where is my parcel?").reads("A person will answer");
            var conversation = world.conversationOf(anna);
            assertThat(conversation.heldByBot()).isFalse();

            opensInstance(conversation.place().instance() + "?tab=incidents-tab");
            assertThat(ada.getByText(Pattern.compile("answered 503")).first()).isVisible();
            assertThat(ada.locator(".ctn-tabbed")
                            .getByText("Track parcel")
                            .locator("visible=true")
                            .first())
                    .isVisible();
            screenshot("cockpit-incident");
            parcels.isRepaired();
            ada.locator(".ctn-tabbed .glyphicon-repeat").first().click();
            ada.locator(".modal-footer")
                    .getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Retry"))
                    .click();

            anna.reads("Your parcel is in Berlin.");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> world.conversationOf(anna).heldByBot());
        }
    }

    private void screenshot(String name) {
        ada.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    }

    private void opensInstance(String instance) {
        ada.navigate("/camunda/app/cockpit/default/#/process-instance/" + instance.replace("?", "/runtime?"));
    }
}
