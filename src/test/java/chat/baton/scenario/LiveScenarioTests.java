package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Holder;
import chat.baton.conversation.Inbound;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Agent;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** What goes on is on the screens of those it concerns, at once and without a reload. */
@Scenario
class LiveScenarioTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    /** On a machine that does nothing else; here everybody runs on the same one. */
    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_SECOND =
            new LocatorAssertions.IsVisibleOptions().setTimeout(10_000);

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    Tags tags;

    @Autowired
    Team team;

    @Autowired
    Statements statements;

    @Autowired
    @Qualifier("liveFeed")
    SmartLifecycle streams;

    /** A shop of this test's own, with one agent. */
    MerchantId shop;

    Visitor vera;
    String veraId;

    @BeforeEach
    void aShopOpens() {
        shop = MerchantId.of("live-" + UUID.randomUUID().toString().substring(0, 8));
        veraId = "vera-" + shop.value();
        team.open(new Merchant(shop, "Live", Currency.getInstance("EUR"), "DE", Locale.ENGLISH, ZoneOffset.UTC));
        team.employ(new Agent(AgentId.of(veraId), "Vera Voss", Set.of(Role.AGENT)), "sandbox", Set.of(shop));
        vera = new Visitor(world.port()).signsIn(veraId);
    }

    private CustomerRef customer(String name) {
        return new CustomerRef(shop, "messenger", "live", name);
    }

    private ConversationId wrote(String name, String text) {
        conversations.record(
                new Inbound(customer(name), UUID.randomUUID().toString(), Instant.now(), Content.text(text)));
        var found = conversations.find(customer(name)).orElseThrow();
        if (found.customer().name() == null) {
            conversations.introduced(found.customer().id(), name, null);
        }
        return found.id();
    }

    private Listener listens(Visitor who, String since) {
        return new Listener(world.port(), who.cookie("JSESSIONID"), since);
    }

    @Test
    void aStreamTellsWhatChangesToWhomItConcernsAndCatchesUp() throws IOException {
        wrote("Anna", "hello");
        var carla = new Visitor(world.port()).signsIn("agent-2");
        String mark;
        try (var here = listens(vera, null);
                var elsewhere = listens(carla, null)) {
            await().atMost(SOON).until(() -> here.heard("counts").count() == 1);
            var id = wrote("Ben", "first words");
            await().atMost(SOON).until(() -> here.heard("changed")
                    .anyMatch(event -> event.data().contains(id.toString())));
            assertThat(here.heard("changed")).anyMatch(event -> event.data().contains("first words"));
            assertThat(here.heard("counts")).last().satisfies(event -> assertThat(event.data())
                    .contains("\"open\":2"));
            assertThat(elsewhere.heard("changed"))
                    .noneMatch(event -> event.data().contains(id.toString()));
            mark = here.mark();
        }
        var missed = wrote("Carl", "said while nobody listened");
        try (var again = listens(vera, mark)) {
            await().atMost(SOON).until(() -> again.heard("changed")
                    .anyMatch(event -> event.data().contains(missed.toString())));
            assertThat(again.heard("changed")).noneMatch(event -> event.data().contains("first words"));
        }
        try (var lost = listens(vera, "1:1:'; drop table customer")) {
            await().atMost(SOON).until(() -> lost.heard("resync").count() == 1);
        }
    }

    @Test
    void whoWaitsIsToldThoughNobodyListenedWhenTheyBegan() throws IOException {
        var id = wrote("Anna", "hello");
        try (var first = listens(vera, null)) {
            await().atMost(SOON).until(() -> first.heard("counts").count() == 1);
        }
        streams.stop();
        conversations.hand(id, Holder.QUEUE, "asked for a person");
        streams.start();
        vera = new Visitor(world.port()).signsIn(veraId);
        try (var next = listens(vera, null)) {
            await().atMost(SOON).until(() -> next.heard("counts").count() > 0);
            assertThat(next.heard("counts")).last().satisfies(event -> assertThat(event.data())
                    .contains("\"queue\":1"));
        }
    }

    @Test
    void aStreamEndsWhenItsPersonSignsOut() throws IOException {
        try (var stream = listens(vera, null)) {
            await().atMost(SOON).until(() -> stream.heard("beat").count() > 0);
            vera.sends("/logout", Map.of(), "/");

            await().atMost(SOON).until(stream::hasEnded);
        }
    }

    @Test
    void theListCostsTheSameHoweverLongItIs() {
        wrote("The first", "a blue shirt");
        var few = statementsOfTheList();
        IntStream.range(0, 60).forEach(n -> {
            var id = wrote("Customer " + n, "a blue shirt");
            tags.tag(id, "tag " + n);
            conversations.hand(id, Holder.agent(AgentId.of(n % 2 == 0 ? veraId : "agent-1")), "");
        });

        assertThat(vera.gets("/list").body()).contains("tag 59", "Vera Voss");
        // The names of agents are asked for when there are any: for the rows, and for the filter.
        assertThat(statementsOfTheList())
                .hasSizeBetween(few.size(), few.size() + 2)
                .hasSizeLessThan(20);
        assertThat(vera.gets("/list/rows?q=blue&cursor=nonsense").statusCode()).isEqualTo(400);
    }

    /** What this takes alone: workers and pages of other tests ask the database meanwhile. */
    private List<String> statementsOfTheList() {
        return IntStream.range(0, 5)
                .mapToObj(n -> {
                    statements.look();
                    assertThat(vera.gets("/list").statusCode()).isEqualTo(200);
                    return statements.seen().stream()
                            .filter(sql -> sql.startsWith("select"))
                            .filter(sql -> sql.contains("conversation") || sql.contains("ACT_ID"))
                            .filter(sql -> !sql.contains("changed_in"))
                            .toList();
                })
                .min(Comparator.comparing(List::size))
                .orElseThrow();
    }

    @Test
    void thePageFollowsWithoutAReload() {
        wrote("Anna Berg", "where is my parcel");
        var ben = wrote("Ben Frost", "hello");
        try (var browsers = new Browsers()) {
            var page = browsers.of(veraId, world.port(), "/");
            page.locator("html[data-live=live]")
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
            assertThat(page.locator(".row strong")).hasText(new String[] {"Ben Frost", "Anna Berg"});

            rowsMoveAppearAndLeave(page);
            theBellRingsUntilSomebodyComes(page, ben);
            wordsAreFound(page);
            keysLeadThroughTheList(page);
        }
    }

    private void rowsMoveAppearAndLeave(Page page) {
        wrote("Anna Berg", "it came, thank you");
        assertThat(page.getByText("it came, thank you")).isVisible(WITHIN_A_SECOND);
        assertThat(page.locator(".row strong")).hasText(new String[] {"Anna Berg", "Ben Frost"});
        var dora = wrote("<b>Dora</b>", "\u202Ehello <script>");
        assertThat(page.locator(".row strong").first()).hasText("<b>Dora</b>");
        assertThat(page.locator("[data-count=all]")).hasText("3");

        page.getByText(Pattern.compile("^Bot \\d")).click();
        assertThat(page.locator("#list-panel[data-tab=bot]")).isVisible();
        conversations.hand(dora, Holder.agent(AgentId.of(veraId)), "");
        assertThat(page.locator(".row")).hasCount(2);
        page.getByText(Pattern.compile("^Mine \\d")).click();
        assertThat(page.locator(".row strong")).hasText(new String[] {"<b>Dora</b>"});
        conversations.resolve(dora);
        assertThat(page.locator(".row")).hasCount(0);
        assertThat(page.getByText("You hold no conversation.")).isVisible();
        page.getByText(Pattern.compile("^All \\d")).click();
        assertThat(page.locator(".row")).hasCount(3);
    }

    private void theBellRingsUntilSomebodyComes(Page page, ConversationId ben) {
        var bell = page.locator("#bell");
        conversations.hand(ben, Holder.QUEUE, "Wants a person");
        assertThat(page.locator("#bell[data-rings]")).isVisible(WITHIN_A_SECOND);
        assertThat(bell.locator("summary")).hasAttribute("aria-label", "1 waiting for a person");
        assertThat(page).hasTitle(Pattern.compile("^\\(1\\) "));
        bell.locator("summary").click();
        assertThat(bell.getByRole(AriaRole.LINK)).containsText("Ben Frost");
        assertThat(bell.getByText("Wants a person")).isVisible();
        page.keyboard().press("Escape");

        conversations.helpOverdue(ben);
        assertThat(page.locator("#bell.overdue")).isVisible();
        conversations.hand(ben, Holder.BOT, "");
        assertThat(bell.locator("summary")).hasAttribute("aria-label", "Nobody waits for a person");
        assertThat(page).hasTitle(Pattern.compile("^[^(]"));
    }

    private void wordsAreFound(Page page) {
        page.locator("#list-words").pressSequentially("PARCEL");
        assertThat(page.locator(".row")).hasCount(1);
        assertThat(page.locator(".row mark")).hasText("parcel");
        assertThat(page.locator(".row a")).hasAttribute("href", Pattern.compile("\\?at=1$"));
        page.locator("#list-words").fill("");
        assertThat(page.locator(".row")).hasCount(3);
    }

    private void keysLeadThroughTheList(Page page) {
        page.locator("#list-words").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".row a").nth(1)).isFocused();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.locator("#talk[data-title]")).isVisible();
    }
}
