package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Message;
import chat.baton.core.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickedTests {

    private static final Message SIZES = bot(new Content.Choices(
            "Which size?", List.of(new Content.Choice("Small", "S"), new Content.Choice("Medium", "M"))));

    @Test
    void isWhatTheCustomerTapped() {
        assertThat(Picked.of(SIZES, List.of(customer(new Content.Tapped("Medium", "M")))))
                .containsExactly("M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Medium", " medium ", "2"})
    void isWhatTheCustomerTyped(String typed) {
        assertThat(Picked.of(SIZES, List.of(customer(Content.text(typed))))).containsExactly("M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "3", "0", "M or S?", ""})
    void isNothingWhenTheyTypedSomethingElse(String typed) {
        assertThat(Picked.of(SIZES, List.of(customer(Content.text(typed))))).isEmpty();
    }

    @Test
    void isLookedForAmongLaterWordsUntilSomethingElseIsOffered() {
        var unsure = customer(Content.text("hm"));
        var medium = customer(Content.text("medium"));

        assertThat(Picked.of(SIZES, List.of(unsure, bot(Content.text("Please choose")), medium)))
                .containsExactly("M");
        assertThat(Picked.of(SIZES, List.of(unsure, SIZES, medium))).isEmpty();
    }

    @Test
    void isAButtonOfACardToo() {
        var cards = bot(new Content.Cards(
                "",
                List.of(
                        new Content.Card("Lamp", null, null, List.of(new Content.Choice("Choose", "LAMP"))),
                        new Content.Card("Mug", null, null, List.of(new Content.Choice("Choose", "MUG"))))));

        assertThat(Picked.of(cards, List.of(customer(new Content.Tapped("Choose", "MUG")))))
                .containsExactly("MUG");
        assertThat(Picked.of(cards, List.of(customer(Content.text("2"))))).containsExactly("MUG");
    }

    @Test
    void isNothingWhereNothingIsOffered() {
        assertThat(Picked.of(bot(Content.text("How many?")), List.of(customer(Content.text("2")))))
                .isEmpty();
    }

    private static Message bot(Content content) {
        return message(Author.BOT, content);
    }

    private static Message customer(Content content) {
        return message(Author.CUSTOMER, content);
    }

    private static Message message(Author author, Content content) {
        return new Message(
                new ConversationId(Ids.next()),
                1,
                author,
                content,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
