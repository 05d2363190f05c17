package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.baton.BrowserTest;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.team.Team;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of conversations and the bell follow what goes on, without a reload. */
@BrowserTest
@Scenario
class ListBrowserTests {

    /** On a machine that does nothing else; here everybody runs on the same one. */
    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_SECOND =
            new LocatorAssertions.IsVisibleOptions().setTimeout(10_000);

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    Team team;

    LiveShop shop;

    @Test
    void thePageFollowsWithoutAReload() {
        shop = new LiveShop(team, conversations);
        shop.hears("Anna Berg", "where is my parcel");
        var ben = shop.hears("Ben Frost", "hello");
        try (var browsers = new Browsers()) {
            var page = browsers.of(shop.vera().value(), world.port(), "/");
            page.locator("html[data-live=live]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            assertThat(page.locator(".row strong")).hasText(new String[] {"Ben Frost", "Anna Berg"});

            rowsMoveAppearAndLeave(page);
            theBellRingsUntilSomebodyComes(page, ben);
            wordsAreFound(page);
            keysLeadThroughTheList(page);
        }
    }

    private void rowsMoveAppearAndLeave(Page page) {
        shop.hears("Anna Berg", "it came, thank you");
        assertThat(page.getByText("it came, thank you")).isVisible(WITHIN_A_SECOND);
        assertThat(page.locator(".row strong")).hasText(new String[] {"Anna Berg", "Ben Frost"});
        var dora = shop.hears("<b>Dora</b>", "\u202Ehello <script>");
        assertThat(page.locator(".row strong").first()).hasText("<b>Dora</b>");
        assertThat(page.locator("[data-count=all]")).hasText("3");

        page.getByText(Pattern.compile("^Bot \\d")).click();
        assertThat(page.locator("#list-panel[data-tab=bot]")).isVisible();
        conversations.hand(dora, Holder.agent(shop.vera()), "");
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
