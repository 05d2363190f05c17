package chat.baton.scenario;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People's browsers, each signed in by the login page. All are windows of one, which ends with the tests. */
class Browsers implements AutoCloseable {

    private static final Browser BROWSER = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-features=LocalNetworkAccessChecks")));

    private final List<BrowserContext> open = new ArrayList<>();

    /** @param path where they go after signing in */
    Page of(String user, int port, String path) {
        var page = open("http://127.0.0.1:" + port).newPage();
        page.navigate("/login");
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill("sandbox");
        var signIn = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"));
        page.waitForResponse(answer -> answer.url().endsWith("/login") && answer.status() == 302, signIn::click);
        page.navigate(path);
        return page;
    }

    /** A visitor who is nobody's agent; its pages share what a browser keeps. */
    BrowserContext visitor(int port) {
        return open("http://localhost:" + port);
    }

    /** Somebody who is not signed in. */
    Page anyone(int port, String path) {
        var page = open("http://127.0.0.1:" + port).newPage();
        page.navigate(path);
        return page;
    }

    private BrowserContext open(String baseUrl) {
        var context = BROWSER.newContext(new Browser.NewContextOptions().setBaseURL(baseUrl));
        open.add(context);
        return context;
    }

    @Override
    public void close() {
        open.forEach(BrowserContext::close);
        open.clear();
    }
}
