package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;

/** What a visitor of the demo shop sees of the chat. */
class ChatWidget {

    static final String SHOP = "/sandbox/shop?product=LAMP";

    private final Page page;

    ChatWidget(Page page) {
        this.page = page;
        page.navigate(SHOP);
    }

    Page page() {
        return page;
    }

    ChatWidget opens() {
        launcher().click();
        return this;
    }

    Locator launcher() {
        return page.locator("#baton-chat .launcher");
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator composer() {
        return page.getByLabel("Your message");
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    Locator notice() {
        return page.locator("#baton-chat .notice");
    }

    Locator state() {
        return page.locator("#baton-chat .state");
    }

    ChatWidget writes(String text) {
        composer().fill(text);
        composer().press("Enter");
        return this;
    }

    /** @param type what the browser takes it for */
    ChatWidget attaches(String name, String type, byte[] bytes) {
        var attach = button("Send pictures or files");
        page.waitForFileChooser(attach::click).setFiles(new FilePayload(name, type, bytes));
        return this;
    }

    /** The customer's pictures that Baton has told. */
    Locator pictures() {
        return page.locator("#baton-chat .said .customer .picture img");
    }

    /** A picture that is on its way, as the customer's own browser shows it. */
    Locator preview(String name) {
        return page.locator("#baton-chat .pending")
                .getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName(name));
    }

    /** The newest of the customer's pictures is on the screen. */
    ChatWidget seesPicture() {
        assertThat(pictures().last()).isVisible();
        page.waitForCondition(
                () -> (Boolean) pictures().last().evaluate("picture => picture.complete && picture.naturalWidth > 0"));
        return this;
    }

    /** The newest message of the shop says so. */
    ChatWidget reads(String words) {
        assertThat(page.locator("#baton-chat .said .message:not(.customer)").last())
                .containsText(words);
        return this;
    }

    ChatWidget taps(String title) {
        button(title).click();
        return this;
    }

    /** @param title or how it begins */
    Locator button(String title) {
        var named = new Locator.GetByRoleOptions().setName(Pattern.compile("^" + title));
        return dialog().getByRole(AriaRole.BUTTON, named).last();
    }

    /** Every text that was said and told back, in order; without the greeting. */
    List<String> said() {
        return page.locator("#baton-chat .said [data-id] .bubble").allInnerTexts();
    }

    Locator bubbles(String text) {
        return page.locator("#baton-chat .bubble").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }
}
