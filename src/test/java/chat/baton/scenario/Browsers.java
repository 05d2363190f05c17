package chat.baton.scenario;

import chat.baton.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** People's browsers, each signed in by the login page. */
class Browsers implements AutoCloseable {

    /** Milliseconds; the pages of the engine are slow to come when everything else is tested at the same time. */
    private static final double PATIENCE = 60_000;

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
        var context = Chromium.browser()
                .newContext(new Browser.NewContextOptions().setBaseURL(baseUrl).setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE);
        open.add(context);
        return context;
    }

    @Override
    public void close() {
        open.forEach(BrowserContext::close);
        open.clear();
    }
}
