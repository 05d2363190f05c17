package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, one of which ends and starts again, as it does for an update. */
@BrowserTest
class NodesBrowserTests {

    @TempDir
    Path folder;

    final Messenger messenger = new Messenger();
    Customer anna;
    Page ben;
    Page carla;

    @Test
    void nodesShowTheSameAndPagesOutliveThem() throws Exception {
        var port = Process.freePort();
        try (var database = EmbeddedPostgres.start();
                var first = ready(port, database);
                var second = ready(Process.freePort(), database);
                var browsers = new Browsers()) {
            anna = new Customer(new Phone(second.port()), messenger);
            anna.writes("MUG").reads("Which one");
            ben = browsers.of("agent-1", first.port(), "/");
            carla = browsers.of("agent-2", second.port(), "/");
            ben.evaluate("window.stayed = true");

            bothSeeWhatHappensOnTheOther();
            first.close();
            assertThat(ben.locator("#live")).containsText("Reconnecting");
            anna.writes("Anybody there?");
            try (var again = ready(port, database)) {
                benGoesOnWhereHeWas();
            }
        }
    }

    private Process ready(int port, EmbeddedPostgres database) throws IOException {
        var node = new Process(
                port,
                folder.resolve("node"),
                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--baton.channel.messenger.endpoint=" + messenger.endpoint());
        node.awaitReady();
        return node;
    }

    private void bothSeeWhatHappensOnTheOther() {
        row(ben).locator("a").click();
        ben.locator("#deeds button")
                .filter(new Locator.FilterOptions().setHasText("Take over"))
                .click();
        assertThat(row(carla)).hasAttribute("data-holder", "agent");
        anna.writes("Is it dishwasher proof?");
        assertThat(ben.locator("#transcript")).containsText("Is it dishwasher proof?");
        assertThat(row(carla).locator(".words")).hasText("Is it dishwasher proof?");
    }

    private void benGoesOnWhereHeWas() {
        ben.evaluate("dispatchEvent(new Event('online'))");
        assertThat(ben.locator("#live")).hasText("Live");
        assertThat(ben.locator("#transcript")).containsText("Anybody there?");
        ben.locator("#words").fill("Yes, it is.");
        ben.locator("#words").press("Enter");
        anna.reads("Yes, it is.");
        assertThat(row(carla).locator(".words")).containsText("Yes, it is.");
        assertThat(ben.evaluate("window.stayed")).isEqualTo(true);
    }

    /** Of the only conversation there is. */
    private static Locator row(Page page) {
        return page.locator("[data-holder]").first();
    }
}
