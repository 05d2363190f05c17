package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTests {

    private static String of(String text, String words) {
        return Excerpt.of(text, words).pieces().stream()
                .map(piece -> piece.found() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    A blue shirt,       shirt,        A blue [shirt]
                    A blue shirt,       BLU shi,      A [blu]e [shi]rt
                    A blue shirt,       red,          A blue shirt
                    Großes café,        grosses cafe, Großes [café]
                    Großes café,        große,        [Große]s café
                    blueish blue,       lue,          blueish blue
                    请问这双鞋子有货吗,     鞋子,          请问这双[鞋子]有货吗
                    İstanbul'da,        istanbul,     [İstanbul]'da
                    ﬁne,                fin,          [ﬁn]e
                    a👍b shirt,         shirt,        a👍b [shirt]
                    """)
    void marksWhatWasLookedFor(String text, String words, String expected) {
        assertThat(of(text, words)).isEqualTo(expected);
    }

    @Test
    void showsTheWordsInALongText() {
        var text = "Lorem ipsum ".repeat(50) + "zanzibar " + "dolor sit ".repeat(50);

        assertThat(of(text, "zanzibar"))
                .startsWith("… ")
                .contains("[zanzibar]")
                .endsWith(" …")
                .hasSizeLessThan(160);
    }

    @Test
    void cutsNoCharacterInHalf() {
        var excerpt = of("👍".repeat(200), "nothing");

        assertThat(excerpt.codePoints()).noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    @Test
    void marksNothingInNothing() {
        assertThat(of("", "words")).isEmpty();
        assertThat(of("words", "")).isEqualTo("words");
        assertThat(of("words", "!")).isEqualTo("words");
    }
}
