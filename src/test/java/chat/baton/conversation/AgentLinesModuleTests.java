package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What agents write: answers that are sent once however often they are tried, and notes that are never sent. */
class AgentLinesModuleTests extends ConversationContext {

    private static final Content HELLO = Content.text("Ben here");

    @Test
    void whatIsSentTwentyTimesAtOnceUnderOneKeyIsSaidOnce() throws Exception {
        var id = heldBy(HELD_BY_BEN);

        together(Collections.nCopies(20, () -> conversations.replyOnce(id, BEN, HELLO, "key-1")));

        assertThat(said(id)).containsExactly("customer: hello", "agent: Ben here");
        assertThat(heard.insideTransactions(ReplyPosted.class, id)).hasSize(1);
        assertThat(conversations.replyOnce(id, BEN, HELLO, "key-1")).isEqualTo(2);
        assertThat(conversations.replyOnce(id, BEN, HELLO, "key-2")).isEqualTo(3);
    }

    @Test
    void aRetryIsAnsweredEvenWhenSomebodyElseHoldsTheConversationByNow() {
        var id = heldBy(HELD_BY_BEN);
        var number = conversations.replyOnce(id, BEN, HELLO, "key");
        conversations.hand(id, Holder.BOT, "");

        assertThat(conversations.replyOnce(id, BEN, HELLO, "key")).isEqualTo(number);
        assertThatExceptionOfType(NotTheHolder.class)
                .isThrownBy(() -> conversations.replyOnce(id, BEN, HELLO, "another"));
    }

    @Test
    void aKeyStandsForOneMessageInOneConversation() {
        var annas = heldBy(HELD_BY_BEN);
        var carls = wrote(customer("carl"), "hi").id();
        conversations.hand(carls, HELD_BY_BEN, "");

        conversations.replyOnce(annas, BEN, HELLO, "key");
        conversations.replyOnce(carls, BEN, HELLO, "key");

        assertThat(said(carls)).endsWith("agent: Ben here");
        assertThat(conversations.said(carls, "key")).map(Message::content).contains(HELLO);
        assertThat(conversations.said(carls, "other")).isEmpty();
    }

    @Test
    void anybodyNotesSomethingBesideTheTalk() {
        var before = now(heldBy(HELD_BY_BEN));

        var number = conversations.note(before.id(), CLARA, "She wants a discount", "key");

        assertThat(conversations.note(before.id(), CLARA, "She wants a discount", "key"))
                .isEqualTo(number);
        var note = conversations.messages(before.id(), number, number).get(0);
        assertThat(note.author()).isEqualTo(Author.agent(CLARA));
        assertThat(note.content()).isEqualTo(new Content.Note("She wants a discount"));
        var after = now(before.id());
        assertThat(after.lastNumber()).isEqualTo(before.lastNumber() + 1);
        assertThat(after.lastText()).isEqualTo(before.lastText());
        assertThat(after.lastAt()).isEqualTo(before.lastAt());
        assertThat(after.unread()).isEqualTo(before.unread());
        assertThat(after.unansweredSince()).isEqualTo(before.unansweredSince());
        assertThat(after.turn()).isEqualTo(before.turn());
        assertThat(heard.insideTransactions(ReplyPosted.class, before.id())).isEmpty();
    }

    @Test
    void whatIsForAgentsOnlyCannotBeSaidToTheCustomer() {
        var id = heldBy(HELD_BY_BEN);

        for (var content : List.of(new Content.Note("secret"), new Content.Happening("resolved", Map.of(), "secret"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> conversations.reply(id, Author.agent(BEN), content, null))
                    .withMessageNotContaining("secret");
        }
        assertThat(heard.insideTransactions(ReplyPosted.class, id)).isEmpty();
    }

    @Test
    void whatBecameOfTheConversationIsToldInWordsThatCanBeTranslated() {
        var id = wrote(anna, "hello").id();
        var taken = new Content.Happening("taken-over", Map.of("by", "ben"), "ben took over.");

        conversations.tell(id, taken);

        assertThat(messages(id).get(1).author()).isEqualTo(Author.SYSTEM);
        assertThat(messages(id).get(1).content()).isEqualTo(taken);
        assertThat(now(id).lastText()).isEqualTo("hello");
    }

    @Test
    void anyStretchOfTheTranscriptCanBeRead() {
        var id = wrote(anna, "1").id();
        IntStream.rangeClosed(2, 7).forEach(n -> says(id, Author.BOT, "" + n));

        assertThat(conversations.messages(id, 3, 5)).extracting(Message::number).containsExactly(3, 4, 5);
        assertThat(conversations.messages(id, 6, 99))
                .extracting(Message::number)
                .containsExactly(6, 7);
        assertThat(conversations.messages(id, 8, 99)).isEmpty();
    }

    @Test
    void aStepIsRememberedInTheWordsOfItsFlow() {
        var id = wrote(anna, "hello").id();
        var step = new Step("size-guide", 3, "Task_AskForHeight", "Ask for height", null, false);

        conversations.reply(id, Author.BOT, Content.text("How tall are you?"), step);

        assertThat(messages(id).get(1).stepName()).isEqualTo("Ask for height");
        assertThat(messages(id).get(0).stepName()).isNull();
    }

    @Test
    void theNewestIdOfTheCustomersOwnMessagesIsKnown() {
        var id = wrote(anna, "hello").id();
        conversations.receive(new Inbound(anna, "m-2", Instant.now(), Content.text("again")));
        conversations.receive(new Inbound(anna, null, Instant.now(), Content.text("and again")));
        conversations.answeredOutside(says(anna, "echo", Content.text("from the app")));

        assertThat(conversations.lastExternalId(id)).contains("m-2");
    }

    @Test
    void approvedTextsThatWereSentCanBeChosenAgain() {
        var id = heldBy(HELD_BY_BEN);
        for (var order : List.of("A-1", "A-2")) {
            var template = new Content.Template("order_update", "en_US", List.of(order), "Order " + order + " is here");
            conversations.reply(id, Author.agent(BEN), template, null);
        }

        assertThat(conversations.templates(merchant, "messenger"))
                .extracting(Content.Template::parameters)
                .containsExactly(List.of("A-2"));
        assertThat(conversations.templates(merchant, "line")).isEmpty();
    }
}
