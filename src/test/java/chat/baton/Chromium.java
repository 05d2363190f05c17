package chat.baton;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The browser that all tests of a JVM share, each with windows of its own; it ends with them. */
public class Chromium {

    private static final double PATIENCE = 30_000;

    private static final @Nullable String REQUIRED = System.getenv("CHROMIUM");

    private static final Path PROGRAM = Path.of(REQUIRED == null ? "/usr/bin/chromium" : REQUIRED);

    private Chromium() {}

    public static Browser browser() {
        return Running.BROWSER;
    }

    /** @throws IllegalStateException when it is not there, and the environment says where it has to be */
    static boolean isThere() {
        var there = Files.isExecutable(PROGRAM);
        if (!there && REQUIRED != null) {
            throw new IllegalStateException("CHROMIUM=" + PROGRAM + ": there is no such program");
        }
        return there;
    }

    private static final class Running {

        static final Browser BROWSER = start();

        private static Browser start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            return Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(PROGRAM)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-features=LocalNetworkAccessChecks")));
        }
    }
}
