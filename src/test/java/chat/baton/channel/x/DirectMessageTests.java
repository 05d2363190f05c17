package chat.baton.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Card;
import chat.baton.conversation.Content.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectMessageTests {

    @Test
    void saysATextAsItIs() {
        assertThat(bodies(Content.text("Größe <M> & \"L\""))).containsExactly("{\"text\":\"Größe <M> & \\\"L\\\"\"}");
    }

    @Test
    void splitsATextThatIsTooLong() {
        var parts = DirectMessage.of(Content.text("word ".repeat(5000)));

        assertThat(parts).hasSize(3).allMatch(part -> part.text().length() <= 10_000);
    }

    @Test
    void numbersChoicesAsThereAreNoButtons() {
        assertThat(bodies(new Content.Choices(
                        "Which colour?", List.of(new Choice("Red", "red"), new Choice("Blue", "blue")))))
                .containsExactly("{\"text\":\"Which colour?\\n1. Red\\n2. Blue\"}");
    }

    @Test
    void numbersCards() {
        assertThat(bodies(new Content.Cards(
                        "Summer",
                        List.of(
                                new Card("Shirt", "€10", "https://x/1.jpg", List.of(new Choice("Choose", "1"))),
                                new Card("Mug", null, null, List.of())))))
                .containsExactly("{\"text\":\"Summer\\n1. Shirt\\n€10\\n2. Mug\"}");
    }

    @Test
    void saysAnAddressInTheText() {
        assertThat(bodies(new Content.Link("Please pay here.", "Pay", "https://pay.example/1")))
                .containsExactly("{\"text\":\"Please pay here.\\nhttps://pay.example/1\"}");
        assertThat(bodies(new Content.File("file", "https://x/1.pdf", "Manual")))
                .containsExactly("{\"text\":\"https://x/1.pdf\"}");
    }

    @Test
    void saysAPicturesAddressWhenItCannotBeAttached() {
        assertThat(bodies(new Content.Image("https://x/1.jpg", "A lamp")))
                .containsExactly("{\"text\":\"A lamp\\nhttps://x/1.jpg\"}");
        assertThat(bodies(new Content.Image("https://x/1.jpg", null)))
                .containsExactly("{\"text\":\"https://x/1.jpg\"}");
    }

    @Test
    void attachesAPicture() {
        assertThat(attached(new Content.Image("https://x/1.jpg", "A lamp")))
                .isEqualTo("{\"text\":\"A lamp\",\"attachments\":[{\"media_id\":\"9\"}]}");
        assertThat(attached(new Content.Image("https://x/1.jpg", null)))
                .isEqualTo("{\"attachments\":[{\"media_id\":\"9\"}]}");
    }

    @Test
    void sendsASingleCardsPictureWithItsText() {
        var card = new Content.Cards("", List.of(new Card("Mug", "€10", "https://x/mug.jpg", List.of())));

        assertThat(attached(card)).isEqualTo("{\"text\":\"Mug\\n€10\",\"attachments\":[{\"media_id\":\"9\"}]}");
        assertThat(bodies(card)).containsExactly("{\"text\":\"Mug\\n€10\"}");
    }

    @Test
    void saysWhatATemplateSays() {
        assertThat(bodies(new Content.Template("greeting", "en", List.of(), "Hello again")))
                .containsExactly("{\"text\":\"Hello again\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pay at https://pay.example/1 now | Pay at  https://pay.example/1 now",
                "See lamps.example | See http://lamps.example/",
                "café | cafe\u0301",
            })
    void knowsItsWordsAgain(String said, String told) {
        assertThat(DirectMessage.text(said).reads(told)).isTrue();
        assertThat(DirectMessage.text(said).reads(told + " Ben")).isFalse();
    }

    @Test
    void knowsAPictureAgainAttachedOrNot() {
        var lamp =
                DirectMessage.of(new Content.Image("https://x/1.jpg", "A lamp")).get(0);
        assertThat(lamp.reads("A lamp")).isTrue();
        assertThat(lamp.reads("A lamp\nhttps://x/1.jpg")).isTrue();
        assertThat(lamp.reads("https://x/1.jpg")).isFalse();
    }

    private static List<String> bodies(Content content) {
        return DirectMessage.of(content).stream()
                .map(message -> DirectMessage.read(message.write()).withoutAttachment())
                .toList();
    }

    private static String attached(Content content) {
        return DirectMessage.of(content).get(0).withAttachment("9");
    }
}
