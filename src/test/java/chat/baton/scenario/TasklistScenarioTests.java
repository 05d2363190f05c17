package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.BrowserTest;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The takeover task by Camunda Tasklist alone, in a browser. */
@BrowserTest
@Scenario
class TasklistScenarioTests {

    private static final Browsers BROWSERS = new Browsers();
    private static Page bens;

    private final List<String> refused = new CopyOnWriteArrayList<>();

    @Autowired
    World world;

    Customer anna;
    Agent carla;
    Tasklist ben;

    @BeforeAll
    static void benSignsIn(@Autowired World world) {
        bens = BROWSERS.of("agent-1", world.port(), Tasklist.PATH);
    }

    @BeforeEach
    void annaWritesAndBenIsAtWork() {
        anna = world.customer();
        carla = world.agent("agent-2");
        bens.navigate(Tasklist.PATH);
        ben = new Tasklist(bens);
    }

    @AfterAll
    static void benGoesHome() {
        BROWSERS.close();
    }

    @Test
    void anAgentClaimsReadsAnswersAndLetsTheFlowGoOn() {
        var conversation = annaNeedsHelpInTheMiddleOfACheckout();
        ben.opensNewest("Help wanted");
        assertThat(ben.newestTask()).containsText("The customer asked for a person");
        assertThat(ben.transcript()).containsText("What is it made of?");
        assertThat(ben.hint()).containsText("Claim this task");
        assertThat(ben.words()).isDisabled();
        assertThat(ben.action()).isDisabled();

        ben.claims();
        assertThat(ben.words()).isEnabled();
        assertThat(ben.hint()).isHidden();
        assertThat(holderOf(conversation)).isEqualTo("agent-1");
        anna.writes("Paper, or silk?");
        assertThat(ben.transcript()).containsText("Paper, or silk?");
        ben.answers("Paper and bamboo.");
        anna.reads("Paper and bamboo.");
        assertThat(ben.words()).hasValue("");

        assertThat(ben.action()).hasValue("resume");
        ben.completes();
        anna.reads("How many").writes("1").reads("name");
        assertThat(ben.task()).hasCount(0);
        assertThat(holderOf(conversation)).isEqualTo("bot");
    }

    @Test
    void anAgentStartsAProductFlow() {
        var conversation = annaNeedsHelpInTheMiddleOfACheckout();
        ben.opensNewest("Help wanted")
                .claims()
                .chooses("start-product", "SHIRT")
                .completes();

        anna.reads("Linen shirt").reads("Which one");
        assertThat(ben.task()).hasCount(0);
        assertThat(carla.looksAt(conversation).path("flow").path("key").asText())
                .isEqualTo("product-checkout");
    }

    @Test
    void whatCannotBeDoneLeavesTheTaskOpenAndSaysWhy() {
        anna.writes("help").reads("person");
        var conversation = world.idOf(anna);
        ben.opensNewest("Help wanted").claims();
        assertThat(ben.action()).hasValue("stop");

        ben.chooses("resume").completes();
        assertThat(ben.trouble()).containsText("nothing to resume");
        assertThat(holderOf(conversation)).isEqualTo("agent-1");

        ben.chooses("stop").completes();
        assertThat(ben.task()).hasCount(0);
        await().until(() -> holderOf(conversation).equals("bot"));
    }

    @Test
    void aTaskGivenBackPutsTheConversationIntoTheQueue() {
        anna.writes("help").reads("person");
        var conversation = world.idOf(anna);
        ben.opensNewest("Help wanted").claims();
        assertThat(ben.words()).isEnabled();

        ben.givesBackToTheQueue();

        assertThat(ben.words()).isDisabled();
        assertThat(ben.hint()).containsText("waits for a person");
        assertThat(holderOf(conversation)).isEqualTo("queue");
        carla.takesOver(conversation);
        assertThat(ben.hint()).containsText("agent-2 talks to this customer");
    }

    @Test
    void theDashboardFollowsEverythingThatIsDoneInTasklist() {
        var conversation = annaNeedsHelpInTheMiddleOfACheckout();
        var carlas = BROWSERS.of("agent-2", world.port(), "/conversations/" + conversation);
        var holder = carlas.locator("#deeds .badge");
        assertThat(holder).containsText("Waiting for a person");

        ben.opensNewest("Help wanted").claims();
        assertThat(holder).containsText("Ben Brooks since");
        ben.givesBackToTheQueue();
        assertThat(holder).containsText("Waiting for a person");
        ben.opensNewest("Help wanted").claims();
        assertThat(holder).containsText("Ben Brooks since");
        ben.completes();

        assertThat(holder).hasText("Bot");
        assertThat(ben.task()).hasCount(0);
        anna.reads("How many");
        carlas.close();
    }

    @Test
    void tasklistIsRefusedNothingThatItAsksFor() {
        bens.onResponse(answer -> {
            if (answer.status() == 403) {
                refused.add(answer.url());
            }
        });
        annaNeedsHelpInTheMiddleOfACheckout();
        bens.navigate(Tasklist.PATH);
        ben.opensNewest("Help wanted").claims();
        assertThat(ben.words()).isEnabled();
        assertThat(ben.newestTask()).containsText("Due in");
        assertThat(ben.newestTask()).containsText("Follow-up");
        bens.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "tasklist.png")));
        for (var tab : List.of("History", "Diagram", "Description", "Form")) {
            bens.locator(".task-details .nav-tabs").getByText(tab).click();
        }
        assertThat(ben.transcript()).containsText("What is it made of?");
        ben.completes();
        assertThat(ben.task()).hasCount(0);

        assertThat(refused).isEmpty();
    }

    @Test
    void anAdminSeesThePausedFlowInCockpitAndAnAgentDoesNot() {
        var conversation = annaNeedsHelpInTheMiddleOfACheckout();
        var instance = world.conversationOf(anna).place().instance();
        var cockpit = "/camunda/app/cockpit/default/#/process-instance/" + instance;

        var adas = BROWSERS.of("admin", world.port(), cockpit);
        assertThat(adas.getByText(conversation)).isVisible();
        assertThat(adas.locator("[data-element-id=Task_AskForQuantity]").first())
                .isVisible();
        assertThat(adas.locator(".breadcrumbs-panel")).containsText(Pattern.compile("Product checkout"));
        adas.close();

        var refused = bens.navigate(cockpit);
        assertThat(refused.status()).isEqualTo(403);
    }

    private String annaNeedsHelpInTheMiddleOfACheckout() {
        anna.writes("LAMP").reads("Which one").taps("Medium", "LAMP-M").reads("How many");
        anna.writes("What is it made of?").writes("help").reads("person");
        return world.idOf(anna);
    }

    private String holderOf(String conversation) {
        var holder = carla.looksAt(conversation).path("holder");
        return holder.path("agent").asText(holder.path("kind").asText());
    }
}
