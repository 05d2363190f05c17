package chat.baton.scenario;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Looks at a page as people do who see little, hear it read out, or use no mouse: by the rules of axe-core. */
class Axe {

    private static final String ENGINE = read("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");

    /** One line per fault: the rule, what it says, and the first elements at fault. A list's first rows stand for all. */
    private static final String LOOK =
            """
            async (options) => (await axe.run({ exclude: [".row:nth-child(n + 9)"] }, { resultTypes: ["violations"], ...options })).violations
              .filter((fault) => fault.impact === "serious" || fault.impact === "critical")
              .map((fault) => `${fault.id}: ${fault.help}: ` + fault.nodes.slice(0, 3)
                .map((node) => `${node.html.slice(0, 160)} (${node.any.map((why) => why.message).join("; ").slice(0, 200)})`).join(" | "))
            """;

    /** What moves without end never settles. */
    private static final String SETTLED =
            """
            () => document.getAnimations().every((one) => one.playState !== "running"
              || one.effect.getComputedTiming().iterations === Infinity)
            """;

    private static final Map<String, ?> ALL_RULES = Map.of();
    private static final Map<String, ?> RULES_OF_COLOUR = Map.of("runOnly", List.of("color-contrast"));

    private final Page page;

    Axe(Page page) {
        this.page = page;
    }

    /** What is seriously at fault on this page, in light and dark. */
    List<String> faults() {
        page.evaluate(ENGINE);
        return Stream.concat(faults(ColorScheme.LIGHT, ALL_RULES), faults(ColorScheme.DARK, RULES_OF_COLOUR))
                .toList();
    }

    private Stream<String> faults(ColorScheme scheme, Map<String, ?> rules) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        // Colours that fade are looked at when they have arrived.
        page.waitForFunction(SETTLED);
        return ((List<?>) page.evaluate(LOOK, rules)).stream().map(fault -> scheme + ": " + fault);
    }

    private static String read(String resource) {
        try (var file = new ClassPathResource(resource).getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
