package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TapbackTests {

    @ParameterizedTest
    @CsvSource({
        "Loved, ❤️",
        "Liked, 👍",
        "Disliked, 👎",
        "Laughed at, 😂",
        "Emphasized, ‼️",
        "Emphasised, ‼️",
        "Questioned, ❓",
    })
    void isAnEmojiForEachWord(String word, String emoji) {
        assertThat(Tapback.of(word + " “Which size?”")).contains(new Tapback(emoji, "Which size?"));
        assertThat(Tapback.of(word + " \"Which\nsize?\"")).contains(new Tapback(emoji, "Which\nsize?"));
    }

    @Test
    void mayBeAnyEmojiAndMayBeTakenBack() {
        assertThat(Tapback.of("Reacted 🎉 to “Paid!”")).contains(new Tapback("🎉", "Paid!"));
        assertThat(Tapback.of("Removed a like from “Paid!”")).contains(new Tapback(null, "Paid!"));
        assertThat(Tapback.of("Removed an exclamation from “Paid!”")).contains(new Tapback(null, "Paid!"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Liked", "Liked it", "Liked an image", "I Liked “it”", "Liked “it” a lot", "liked “it”"})
    void isNotEveryText(String text) {
        assertThat(Tapback.of(text)).isEmpty();
    }

    @Test
    void quotesAWholeTextOrItsBeginning() {
        assertThat(new Tapback("👍", "Which size?").quotes(" Which size? ")).isTrue();
        assertThat(new Tapback("👍", "Which si…").quotes("Which size?")).isTrue();
        assertThat(new Tapback("👍", "Which si").quotes("Which size?")).isFalse();
        assertThat(new Tapback("👍", "…").quotes("Which size?")).isFalse();
    }
}
