package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.flow.ScriptLine.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferencesTests {

    private static final ScriptLine LAMP = new ScriptLine(Part.CUSTOMER, "LAMP", null);

    private static List<String> between(List<ScriptLine> expected, List<ScriptLine> said) {
        return Differences.of(expected, said).stream()
                .map(line -> line.what().word() + " " + text(line.expected()) + "/" + text(line.said()))
                .toList();
    }

    private static String text(ScriptLine line) {
        return line == null ? "" : line.text();
    }

    private static List<ScriptLine> script(String... words) {
        return Stream.concat(Stream.of(LAMP), Stream.of(words).map(ScriptLine::bot))
                .toList();
    }

    @Test
    void nothingIsDifferentWhereTheSameIsSaid() {
        assertThat(between(script("A", "B"), script("A", "B")))
                .containsExactly("same LAMP/LAMP", "same A/A", "same B/B");
    }

    @Test
    void otherWordsStandBesideThoseTheyReplace() {
        assertThat(between(script("A", "B", "C"), script("A", "X", "C")))
                .containsExactly("same LAMP/LAMP", "same A/A", "changed B/X", "same C/C");
    }

    @Test
    void whatIsAddedOrMissingLeavesTheRestInItsPlace() {
        assertThat(between(script("A", "B"), script("X", "A", "B")))
                .containsExactly("same LAMP/LAMP", "new /X", "same A/A", "same B/B");
        assertThat(between(script("A", "B", "C"), script("A", "C")))
                .containsExactly("same LAMP/LAMP", "same A/A", "missing B/", "same C/C");
        assertThat(between(script("A"), List.of())).containsExactly("missing LAMP/", "missing A/");
        assertThat(between(List.of(), script("A"))).containsExactly("new /LAMP", "new /A");
    }

    @Test
    void aCustomersLineIsNeverSaidInsteadOfTheBots() {
        var bot = ScriptLine.bot("LAMP");

        assertThat(between(List.of(LAMP), List.of(bot))).containsExactly("missing LAMP/", "new /LAMP");
    }
}
