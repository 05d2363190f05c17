package chat.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FitTests {

    @Test
    void leavesAShortTextAlone() {
        assertThat(Fit.pieces("Hello there", 20)).containsExactly("Hello there");
        assertThat(Fit.shortened("Hello there", 20)).isEqualTo("Hello there");
    }

    @Test
    void makesNothingOfABlankText() {
        assertThat(Fit.pieces(" \n ", 20)).isEmpty();
    }

    @Test
    void cutsAtTheEndOfASentence() {
        assertThat(Fit.pieces("One two three. Four five six", 20)).containsExactly("One two three.", "Four five six");
    }

    @Test
    void cutsAtAParagraphRatherThanAtASentence() {
        assertThat(Fit.pieces("One two thr\n\nFour. Five six seven", 20))
                .containsExactly("One two thr", "Four. Five six seven");
    }

    @Test
    void cutsBetweenWordsWhenThereIsNoSentence() {
        assertThat(Fit.pieces("aaaaaa bbbbbb cccccc", 15)).containsExactly("aaaaaa bbbbbb", "cccccc");
    }

    @Test
    void neverCutsWhatReadersSeeAsOneCharacter() {
        var family = "👨‍👩‍👧‍👦";
        var accent = "e\u0301";
        assertThat(Fit.pieces(family.repeat(4), family.length() * 2 + 3))
                .containsExactly(family.repeat(2), family.repeat(2));
        assertThat(Fit.pieces(accent.repeat(5), 5)).containsExactly(accent.repeat(2), accent.repeat(2), accent);
        assertThat(Fit.shortened("ab" + family, 6)).isEqualTo("ab…");
    }

    @Test
    void cutsACharacterOfEndlessAccentsAfterAll() {
        assertThat(Fit.pieces("e" + "\u0301".repeat(50), 20))
                .allMatch(piece -> piece.length() <= 20)
                .hasSize(3);
    }

    @Test
    void countsBytesWhereTheProviderDoes() {
        assertThat(Fit.pieces("a".repeat(25), 40, 10)).containsExactly("a".repeat(10), "a".repeat(10), "a".repeat(5));
        assertThat(Fit.pieces("é".repeat(10), 40, 11)).containsExactly("é".repeat(5), "é".repeat(5));
        assertThat(Fit.pieces("漢字 漢字", 40, 9)).containsExactly("漢字", "漢字");
        assertThat(Fit.pieces("👍".repeat(3), 40, 10)).containsExactly("👍".repeat(2), "👍");
        assertThat(Fit.pieces("short", 40, 10)).containsExactly("short");
    }

    @Test
    void keepsShortenedTitlesApart() {
        var taken = new HashSet<String>();
        assertThat(Fit.shortenedUniquely("Blue cotton t-shirt, large", 20, taken))
                .isEqualTo("Blue cotton t-shirt…");
        assertThat(Fit.shortenedUniquely("Blue cotton t-shirt, small", 20, taken))
                .isEqualTo("Blue cotton t-shi… 2");
        assertThat(Fit.shortenedUniquely("Red", 20, taken)).isEqualTo("Red");
        assertThat(Fit.shortenedUniquely("Red", 20, taken)).isEqualTo("Red 2");
    }

    @RepeatedTest(200)
    void losesNothingAndKeepsTheLimit(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var alphabet =
                new String[] {"a", "bc", " ", "\n", "\n\n", ". ", "é", "e\u0301", "👍🏽", "👨‍👩‍👧", "漢", "。", "\uD83D"
                };
        var text = IntStream.range(0, 300)
                .mapToObj(i -> alphabet[random.nextInt(alphabet.length)])
                .collect(Collectors.joining());
        var pieces = Fit.pieces(text, 40);
        assertThat(pieces).allMatch(piece -> !piece.isBlank() && piece.length() <= 40);
        assertThat(String.join("", pieces).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
        assertThat(Fit.pieces(text.replace("\uD83D", ""), 40, 40))
                .allMatch(piece -> piece.getBytes(StandardCharsets.UTF_8).length <= 40);
    }
}
