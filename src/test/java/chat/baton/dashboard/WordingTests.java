package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTests {

    private static final ResourceBundle REFUSALS = ResourceBundle.getBundle("messages/refusals", Locale.ROOT);
    private static final ResourceBundle ACCOUNTS = ResourceBundle.getBundle("messages/accounts", Locale.ROOT);
    private static final Path GRAMMARS = Path.of("src/main/resources/chat/baton/flow/inspection");
    private static final Path INSPECTION = Path.of("src/main/java/chat/baton/flow/inspection");
    private static final Pattern ADVICE = Pattern.compile("(?m)^\\S+ +! (.+)$");
    private static final Pattern SENTENCE = Pattern.compile("(?<!\\\\)\"([A-Z][a-z]+ (?:[^\"\\\\]|\\\\.)*\\.)\"");

    static List<String> keys() {
        return Stream.of(REFUSALS, ACCOUNTS)
                .flatMap(english -> english.keySet().stream())
                .sorted()
                .toList();
    }

    private static String filled(String key) {
        var sentence = (key.startsWith("accounts.") ? ACCOUNTS : REFUSALS).getString(key);
        return sentence.matches("(?s).*\\{\\d}.*") ? MessageFormat.format(sentence, "this {x}", "that 'y'") : sentence;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isFoundByWhatWasSaidAndKeepsWhatStandsInTheGaps(String key) {
        var said = filled(key);
        var german = Wording.in(Locale.GERMANY, said);

        assertThat(Wording.in(Locale.ENGLISH, said)).isEqualTo(said);
        assertThat(german).isNotEqualTo(said);
        assertThat(german.contains("this {x}")).isEqualTo(said.contains("this {x}"));
        assertThat(german.contains("that 'y'")).isEqualTo(said.contains("that 'y'"));
    }

    @Test
    void isWhatWasSaidWhereNothingElseIsKnown() {
        assertThat(Wording.in(Locale.GERMAN, "Something new went wrong.")).isEqualTo("Something new went wrong.");
    }

    static Stream<String> adviceOnFlows() {
        return Stream.concat(
                read(GRAMMARS).flatMap(text -> ADVICE.matcher(text).results().map(found -> found.group(1))),
                read(INSPECTION)
                        .flatMap(text -> SENTENCE.matcher(text).results().map(found -> found.group(1)))
                        .map(literal -> literal.replace("\\\"", "\"")));
    }

    @ParameterizedTest
    @MethodSource("adviceOnFlows")
    void isKnownForWhateverIsWrongWithAFlow(String advice) {
        assertThat(Wording.in(Locale.GERMAN, advice)).isNotEqualTo(advice);
    }

    private static Stream<String> read(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList().stream().map(WordingTests::text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
