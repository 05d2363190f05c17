package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.BrowserTest;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.CannedReplies;
import chat.baton.team.Capacities;
import chat.baton.team.OfficeHours;
import chat.baton.team.Offices;
import chat.baton.team.Presence;
import chat.baton.team.Teams;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Every page, as a merchant has it before them. */
@BrowserTest
@Scenario
class PagesScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");
    private static final Path PICTURES = Path.of("target/screenshots");
    /** Milliseconds, for jobs of the engine. */
    private static final double PATIENCE = 60_000;

    private static final Browsers BROWSERS = new Browsers();
    private static Page maras;

    @Autowired
    World world;

    @Autowired
    Offices offices;

    @Autowired
    Capacities capacities;

    @Autowired
    Conversations conversations;

    @Autowired
    Tags tags;

    @Autowired
    Teams teams;

    @Autowired
    Presence presence;

    @Autowired
    CannedReplies replies;

    @BeforeAll
    static void maraSignsIn(@Autowired World world) {
        maras = BROWSERS.of("merchant", world.port(), "/settings");
    }

    @AfterEach
    void asItWas() {
        offices.put(DEMO, OfficeHours.ROUND_THE_CLOCK);
        capacities.put(DEMO, null);
        teams.of(DEMO).forEach(team -> teams.dissolve(DEMO, team.id()));
        replies.remove(DEMO, "parking");
        presence.choose(AgentId.of("merchant"), false);
        maras.setExtraHTTPHeaders(Map.of());
    }

    @AfterAll
    static void maraGoesHome() {
        BROWSERS.close();
    }

    @Test
    void nobodyIsShutOutByTheWayAPageIsMade() {
        var anna = world.customer()
                .writes("LAMP")
                .reads("Which one")
                .writes("help")
                .reads("person");
        var waiting = "/conversations/" + world.idOf(anna);
        var carl = world.customer().writes("LAMP").reads("Which one");
        var mine = "/conversations/" + world.idOf(carl);
        world.agent("merchant").takesOver(world.idOf(carl));
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (var path : List.of(
                "/",
                waiting,
                mine,
                "/channels",
                "/channels/messenger",
                "/channels/messenger/demo",
                "/flows",
                "/flows/size-guide",
                "/flows/size-guide/migration?merchant=demo&from=1",
                "/flows/size-guide/recordings",
                "/overview",
                "/settings",
                "/replies",
                "/conversations/01a207aa-8c82-7e77-b50a-fa2818c635af")) {
            maras.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
            faults.put(path, new Axe(maras).faults());
        }
        for (var path : List.of("/login?error", "/sandbox", "/sandbox/accounts", "/sandbox/shop?product=LAMP")) {
            var page = BROWSERS.anyone(world.port(), path);
            faults.put(path, new Axe(page).faults());
            page.close();
        }
        assertThat(faults)
                .allSatisfy((path, found) -> assertThat(found).as(path).isEmpty());
    }

    @Test
    void aMerchantSetsOfficeHoursByThePage() {
        maras.navigate("/settings");
        maras.getByLabel("At these times").check();
        maras.getByLabel("Monday").fill("9:00-12:00, 13-17");
        maras.getByLabel("Closed days").fill("2026-12-25");
        maras.getByLabel("The bot goes on").check();
        saves("Office hours");
        assertThat(maras.locator("main").getByRole(AriaRole.ALERT)).containsText("13-17");
        assertThat(maras.getByLabel("Monday")).hasValue("9:00-12:00, 13-17");

        maras.getByLabel("Monday").fill("9:00-12:00, 13:00-24:00");
        saves("Office hours");
        assertThat(maras.locator("main").getByRole(AriaRole.STATUS)).containsText("Saved");
        assertThat(maras.getByLabel("Monday")).hasValue("09:00-12:00, 13:00-24:00");
        assertThat(offices.of(DEMO).closed()).hasSize(1);
        assertThat(offices.of(DEMO).whenAsked()).isEqualTo(OfficeHours.WhenAsked.BOT);
        pictures("settings");
    }

    @Test
    void aMerchantDeploysAFlowByThePageAndGoesBack() throws IOException {
        var guide = new ClassPathResource("processes/size-guide.bpmn").getContentAsString(StandardCharsets.UTF_8);
        var mine = guide.replace("id=\"size-guide\"", "id=\"glove-guide\"")
                .replace("bpmnElement=\"size-guide\"", "bpmnElement=\"glove-guide\"")
                .replace("size guide,", "glove guide,");
        maras.navigate("/flows");
        deploys(mine.replace("${say}", "${shout}"));
        assertThat(maras.locator("main").getByRole(AriaRole.ALERT)).containsText("Nothing was deployed");
        pictures("flows-refused");
        deploys(mine);
        assertThat(maras.locator("main").getByRole(AriaRole.STATUS)).containsText("Deployed");
        deploys(mine.replace("name=\"Ask for", "name=\"Enquire about"));
        maras.locator("a[href*='glove-guide']").click();
        assertThat(maras.locator(".versions li")).hasCount(2);
        assertThat(maras.locator(".changes")).containsText("Enquire about");
        assertThat(maras.locator("#diagram-canvas .passed").first()).isVisible();
        pictures("flow");
        assertThat(new Axe(maras).faults()).isEmpty();

        maras.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Version 1"))
                .click();
        maras.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go back to version 1"))
                .click();
        assertThat(maras.locator(".versions li")).hasCount(3);
        maras.locator("main summary").click();
        maras.getByText("Delete the flow").click();
        assertThat(maras.locator("main").getByRole(AriaRole.STATUS)).containsText("deleted");
        pictures("flows");
    }

    private static void deploys(String flow) {
        maras.getByLabel("Files")
                .setInputFiles(new FilePayload("glove-guide.bpmn", "text/xml", flow.getBytes(StandardCharsets.UTF_8)));
        maras.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Deploy").setExact(true))
                .click();
    }

    @Test
    void aMerchantMovesConversationsToANewVersionByThePage() {
        try (var drawn = new Drawn(new Api(world.port(), "admin"), new Api(world.port(), "merchant"))) {
            drawn.deploys("songs", "Task_Old = ask Which band?", "Task_Kept = ask How loud?");
            var anna = world.customer().writes("songs please").reads("Which band?");
            var bob = world.customer().writes("songs please").reads("Which band?");
            bob.writes("The Kinks").reads("How loud?");
            drawn.deploys("songs", "Task_New = ask For which party?", "Task_Kept = ask How loud?");
            maras.navigate("/flows/songs");
            maras.getByText("Move 2 conversations of version 1").click();
            assertThat(maras.locator("tr.lost")).containsText("Task_Old");
            assertThat(maras.getByLabel("Who stands at Task_Kept")).hasValue("Task_Kept");
            assertThat(new Axe(maras).faults()).isEmpty();
            pictures("migration");

            maras.getByLabel("Who stands at Task_Old").selectOption("Task_New");
            press("Try it");
            assertThat(maras.locator("#report")).containsText("goes on at another step");
            assertThat(maras.getByLabel("Who stands at Task_Old")).hasValue("Task_New");
            assertThat(new Axe(maras).faults()).isEmpty();
            pictures("migration-tried");

            press("Move 2 conversations");
            assertThat(maras.locator("#progress-title"))
                    .hasText("Done", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
            assertThat(maras.locator("#progress")).containsText("2 of 2");
            assertThat(new Axe(maras).faults()).isEmpty();
            pictures("migration-done");
            anna.reads("For which party?");
        }
    }

    private static void press(String button) {
        maras.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    void anAdminSeesWhatFailedAndEndsIt() {
        try (var parcels = new Parcels(world)) {
            var anna = world.customer().writes("Where is my parcel?").reads("A person will answer");
            var adas = BROWSERS.of("admin", world.port(), "/operations");
            assertThat(adas.locator("#incidents")).containsText("Track parcel");
            assertThat(adas.locator("#backlog")).containsText("Messages to customers");
            assertThat(new Axe(adas).faults()).isEmpty();
            pictures(adas, "operations");
            adas.getByText("Parcel tracking: Track parcel").first().click();
            assertThat(new Axe(adas).faults()).isEmpty();
            assertThat(adas.getByLabel("Step to go on at")).containsText("Say that we look");
            pictures(adas, "incident");
            adas.locator("input[name=reason]").fill("The server is gone");
            adas.getByText("End the flow").click();
            assertThat(adas.locator("main").getByRole(AriaRole.STATUS)).containsText("ended");
            assertThat(world.conversationOf(anna).place()).isNull();
        }
    }

    @Test
    void aMerchantSetsHowManyConversationsAnAgentHoldsByThePage() {
        maras.navigate("/settings");
        maras.getByLabel("Conversations an agent holds at most").fill("5");
        saves("At a time");
        assertThat(maras.locator("main").getByRole(AriaRole.STATUS)).containsText("Saved");
        assertThat(maras.getByLabel("Conversations an agent holds at most")).hasValue("5");
        assertThat(capacities.most(DEMO)).hasValue(5);

        maras.getByLabel("Conversations an agent holds at most").fill("");
        saves("At a time");
        assertThat(maras.getByLabel("Conversations an agent holds at most")).hasValue("");
        assertThat(capacities.most(DEMO)).isEmpty();
    }

    @Test
    void aMerchantResolvesManyConversationsByThePage() {
        var tag = "old " + UUID.randomUUID();
        IntStream.range(0, 120).forEach(number -> said(tag));
        maras.navigate("/");
        maras.locator("#list summary").click();
        maras.getByText("Resolve many").click();
        maras.getByLabel("Nothing said for so many days").fill("0");
        maras.locator("select[name=tag]").selectOption(tag);
        maras.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look"))
                .click();
        assertThat(maras.locator("#found")).hasText("120 conversations are like that.");
        assertThat(new Axe(maras).faults()).isEmpty();
        pictures("resolve");

        maras.getByText("Resolve all 120").click();
        assertThat(maras.locator("#sweep").getByRole(AriaRole.STATUS)).containsText("120 resolved. That was all.");
        assertThat(new Axe(maras).faults()).isEmpty();
        pictures("resolved");
    }

    private void said(String tag) {
        var ref = new CustomerRef(DEMO, "messenger", "demo", "customer-" + UUID.randomUUID());
        conversations.record(
                new Inbound(ref, UUID.randomUUID().toString(), Instant.now(), Content.text("Do you have vases?")));
        tags.tag(conversations.find(ref).orElseThrow().id(), tag);
    }

    @Test
    void aMerchantFormsATeamByThePage() {
        maras.navigate("/settings");
        maras.getByText("New team").click();
        var form = maras.locator("details[open]");
        form.getByLabel("Name").fill("Returns");
        form.getByLabel("Ben Brooks").check();
        save(form).click();

        assertThat(maras.locator("main details").first()).containsText("Returns");
        assertThat(teams.named(DEMO, "returns"))
                .hasValueSatisfying(team -> assertThat(team.members()).containsExactly(AgentId.of("agent-1")));
    }

    @Test
    void aMerchantKeepsAReplyReadyAndAnAgentOnlyReadsIt() {
        maras.navigate("/replies");
        maras.getByText("New reply").click();
        var form = maras.locator("details[open]");
        form.getByLabel("Shortcut").fill("Parking");
        form.getByLabel("Title").fill("Parking");
        form.getByLabel("Text").fill("There is room in the yard.");
        save(form).click();
        assertThat(maras.locator("article").filter(new Locator.FilterOptions().setHasText("/parking")))
                .isVisible();
        pictures("replies");

        var bens = new Visitor(world.port()).signsIn("agent-1");
        assertThat(bens.gets("/replies").body())
                .contains("There is room in the yard.")
                .doesNotContain("<textarea");
        assertThat(bens.sends("/replies", Map.of("merchant", "demo", "shortcut", "x", "title", "x", "text", "x"), "/")
                        .statusCode())
                .isEqualTo(403);
        assertThat(bens.gets("/settings").statusCode()).isEqualTo(403);
    }

    @Test
    void whoChoosesToBeAwayStaysAwayUntilTheyComeBack() {
        maras.navigate("/replies");
        maras.getByText("Online").click();
        assertThat(maras.locator("#presence")).containsText("Away");
        maras.reload();
        assertThat(maras.locator("#presence")).containsText("Away");
        assertThat(presence.hasChosenAway(AgentId.of("merchant"))).isTrue();

        maras.locator("#presence button").click();
        assertThat(maras.locator("#presence")).containsText("Online");
    }

    @Test
    void pagesSpeakTheLanguageOfTheBrowser() {
        maras.setExtraHTTPHeaders(Map.of("Accept-Language", "de-AT,de;q=0.9,en;q=0.5"));
        maras.navigate("/settings");
        assertThat(maras.locator("html")).hasAttribute("lang", "de");
        assertThat(maras.getByLabel("Montag")).isVisible();
        maras.navigate("/nowhere");
        assertThat(maras.getByRole(AriaRole.HEADING)).hasText("Nicht gefunden");

        maras.setExtraHTTPHeaders(Map.of("Accept-Language", "fr"));
        maras.navigate("/channels");
        assertThat(maras.locator("html")).hasAttribute("lang", "en");
    }

    private static void saves(String section) {
        maras.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(section))
                .getByRole(AriaRole.BUTTON)
                .click();
    }

    private static Locator save(Locator form) {
        return form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"));
    }

    /** To be looked at. */
    private static void pictures(String name) {
        pictures(maras, name);
    }

    private static void pictures(Page page, String name) {
        for (int width : List.of(1280, 400)) {
            page.setViewportSize(width, 800);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                    .setFullPage(true));
        }
        page.setViewportSize(1280, 720);
    }
}
