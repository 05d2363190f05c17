package chat.baton.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** Another node on the database of this one, which ends and starts again, as it does for an update. */
@Scenario
@BrowserTest
class NodesBrowserTests {

    @Autowired
    World world;

    @Autowired
    JdbcConnectionDetails database;

    @TempDir
    Path folder;

    Customer anna;
    String id;
    Page ben;
    Page carla;

    @Test
    void nodesShowTheSameAndPagesOutliveThem() throws Exception {
        var port = Process.freePort();
        try (var node = ready(port);
                var browsers = new Browsers()) {
            anna = world.customer();
            anna.writes("MUG").reads("Which one");
            id = world.idOf(anna);
            ben = browsers.of("agent-1", port, "/");
            carla = browsers.of("agent-2", world.port(), "/");
            ben.evaluate("window.stayed = true");

            bothSeeWhatHappensOnTheOther();
            node.close();
            assertThat(ben.locator("#live")).containsText("Reconnecting");
            anna.writes("Anybody there?");
            try (var again = ready(port)) {
                benGoesOnWhereHeWas();
            }
        }
    }

    private Process ready(int port) throws IOException {
        var node = new Process(
                port,
                folder.resolve("node"),
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--baton.channel.messenger.endpoint=" + World.messenger().endpoint());
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

    private Locator row(Page page) {
        return page.locator("#list-panel .row[data-id='" + id + "']");
    }
}
