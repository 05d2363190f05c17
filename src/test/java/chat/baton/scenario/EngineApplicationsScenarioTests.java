package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.baton.BrowserTest;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One sign-in for Tasklist, Cockpit, Admin and our own pages, in a real browser. */
@BrowserTest
@Scenario
class EngineApplicationsScenarioTests {

    @Autowired
    World world;

    final Browsers browsers = new Browsers();
    Page page;

    @BeforeEach
    void somebodyOpensABrowser() {
        page = browsers.anyone(world.port(), "/login");
    }

    @AfterEach
    void theyCloseIt() {
        browsers.close();
    }

    @Test
    void whoSignsInOnceIsSignedInEverywhere() {
        opens("/camunda/app/tasklist/default/");
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill("sandbox");
        page.getByText("Sign in").click();

        for (var list : List.of("Help wanted", "My conversations", "All")) {
            assertThat(page.locator(".task-filters").getByText(list).first()).isVisible();
        }
        opens("/camunda/app/cockpit/default/");
        assertThat(page.getByText("Running Process Instances")).isVisible();
        opens("/");
        assertThat(page.getByText("Ada Admin").first()).isVisible();
    }

    @Test
    void theEnginesOwnLoginFormOpensTheSameSession() {
        opens("/camunda/app/tasklist/default/");
        page.getByLabel("Name").fill("agent-2");
        page.getByLabel("Password").fill("sandbox");
        page.getByText("Sign in").click();
        page.getByText("Carla Cruz").first().click();
        page.getByText(Pattern.compile("Sign out|Log ?out")).click();
        page.getByPlaceholder("Username").fill("agent-2");
        page.getByPlaceholder("Password").fill("sandbox");
        page.getByText("Log in").click();

        assertThat(page.getByText("Help wanted").first()).isVisible();
        opens("/");
        assertThat(page.getByText("Carla Cruz").first()).isVisible();
    }

    @Test
    void agentsSeeTheConversationsThatTheyHold() {
        var anna = world.customer().writes("Hello").reads("Choose");
        world.agent("agent-1").takesOver(world.idOf(anna));
        opens("/camunda/app/tasklist/default/");
        page.getByLabel("Name").fill("agent-1");
        page.getByLabel("Password").fill("sandbox");
        page.getByText("Sign in").click();

        page.getByText("My conversations").click();

        assertThat(page.locator(".task-card-details").first()).containsText("messenger");
    }

    private void opens(String path) {
        page.navigate(path);
    }
}
