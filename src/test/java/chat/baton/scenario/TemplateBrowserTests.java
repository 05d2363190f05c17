package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.BrowserTest;
import chat.baton.conversation.ConversationFilter;
import chat.baton.conversation.Conversations;
import chat.baton.core.MerchantId;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer on WhatsApp has been silent for too long to be written to freely. */
@BrowserTest
@Scenario
class TemplateBrowserTests {

    private static final String WORDS = "Your order A-17 is on its way.";

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAgentChoosesAnApprovedTemplateAndFillsItsGap() {
        var number = "49157" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        var phone =
                new SandboxPhone(world.port(), "whatsapp", number).writes("MUG").reads("Which one");
        var id = idOfTheNewest();
        world.agent("agent-1").takesOver(id);
        jdbc.sql("update conversation set last_customer_at = now() - interval '2 days' where id = ?::uuid")
                .param(id)
                .update();
        try (var browsers = new Browsers()) {
            var page = browsers.of("agent-1", world.port(), "/conversations/" + id);
            assertThat(page.locator("#window")).containsText("Until then you can send a template");
            page.locator("[data-open=template]").click();
            var dialog = page.locator("dialog#template");
            assertThat(dialog.getByLabel("Approved by the provider")).isVisible();
            dialog.getByLabel("Approved by the provider").selectOption("order_update (en_US)");
            assertThat(dialog.getByLabel("Name at the provider")).isHidden();
            assertThat(dialog.getByLabel("Gap 2")).isHidden();
            dialog.getByLabel("Gap 1").fill("A-17");
            assertThat(dialog.locator("[data-reads]")).containsText(WORDS);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/template.png")));
            assertThat(new Axe(page).faults()).isEmpty();

            dialog.getByRole(AriaRole.BUTTON).last().click();
            assertThat(page.locator("#transcript")).containsText(WORDS);
        }
        phone.reads(WORDS);
    }

    private String idOfTheNewest() {
        var filter = ConversationFilter.of(Set.of(MerchantId.of("demo"))).on("whatsapp");
        return conversations.list(filter, null, 1).items().get(0).id().toString();
    }
}
