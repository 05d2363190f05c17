package chat.baton.scenario;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What an agent sees of Camunda Tasklist and of the form of the takeover task. */
class Tasklist {

    static final String PATH = "/camunda/app/tasklist/default/";

    private final Page page;

    Tasklist(Page page) {
        this.page = page;
    }

    /** Opens the newest task of a filter. */
    Tasklist opensNewest(String filter) {
        page.locator(".task-filters").getByText(filter).click();
        newestTask().click();
        return this;
    }

    Locator newestTask() {
        return page.locator(".tasks-list .task").first();
    }

    Locator task() {
        return page.locator(".task-details form[name=takeover]");
    }

    Tasklist claims() {
        button("Claim").click();
        return this;
    }

    Tasklist givesBackToTheQueue() {
        page.locator("button.unclaim").click();
        return this;
    }

    Locator transcript() {
        return page.getByLabel("Transcript");
    }

    Locator hint() {
        return task().getByRole(AriaRole.STATUS);
    }

    Locator trouble() {
        return task().getByRole(AriaRole.ALERT);
    }

    Locator words() {
        return page.getByLabel("Your answer");
    }

    Locator action() {
        return page.getByLabel("When you are done, the bot shall");
    }

    Tasklist answers(String text) {
        words().fill(text);
        button("Send").click();
        return this;
    }

    Tasklist chooses(String action) {
        action().selectOption(action);
        return this;
    }

    Tasklist chooses(String action, String target) {
        chooses(action);
        page.getByLabel("Which one").selectOption(target);
        return this;
    }

    Tasklist completes() {
        button("Complete").click();
        return this;
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
