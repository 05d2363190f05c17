package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** All texts of pages are there in both languages. */
class MessagesTests {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern USED = Pattern.compile("#\\{([a-z]+\\.[a-z0-9.-]+)[}(]");
    private static final Pattern NUMBERED = Pattern.compile("\\{\\d");

    @AfterEach
    void nobodyReadsAnyMore() {
        LocaleContextHolder.resetLocaleContext();
    }

    static List<String> areas() throws IOException {
        try (var files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString().replace(".properties", ""))
                    .filter(name -> !name.contains("_"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesSayTheSameThings(String area) throws IOException {
        var english = bundle(area);
        var german = bundle(area + "_de");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(german.getProperty(key)).as(key).isNotBlank();
            assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void templatesSayNothingThatIsMissing() throws IOException {
        var known = areas().stream()
                .flatMap(area -> bundle(area).stringPropertyNames().stream())
                .collect(Collectors.toSet());

        try (var files = Files.walk(TEMPLATES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                assertThat(used(file)).as(file.toString()).isSubsetOf(known);
            }
        }
    }

    @Test
    void whatCodeSaysIsInTheReadersLanguage() {
        LocaleContextHolder.setLocale(Locale.GERMANY);
        assertThat(Texts.of("page.refusal.already-taken", "agent-1"))
                .isEqualTo("Agent agent-1 hat das Gespräch übernommen.");

        LocaleContextHolder.setLocale(Locale.FRENCH);
        assertThat(Texts.of("page.refusal.already-taken", "agent-1"))
                .isEqualTo("Agent agent-1 has taken the conversation over.");
    }

    private static Set<String> used(Path template) throws IOException {
        var found = USED.matcher(Files.readString(template));
        return found.results().map(use -> use.group(1)).collect(Collectors.toSet());
    }

    /** How many values a text takes. An apostrophe before them would hide them. */
    private static int places(String text) {
        return NUMBERED.matcher(text).find() ? new MessageFormat(text).getFormatsByArgumentIndex().length : 0;
    }

    private static Properties bundle(String name) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }
}
