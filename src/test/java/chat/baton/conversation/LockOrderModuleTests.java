package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever changes a customer locks their conversation first, as all do that hear their messages. */
class LockOrderModuleTests extends ConversationContext {

    @Autowired
    Customers customers;

    @Test
    void letsAMessageTellTheNameWhileAProfileComesIn() {
        var talk = wrote(anna, "hello");
        var customer = talk.customer().id();

        meetsInTheMiddle(talk, () -> conversations.introduced(customer, "Anna from her profile", null));

        assertThat(now(talk.id()).customer().name()).isEqualTo("Anna from her profile");
    }

    @Test
    void letsAMessageTellTheNameWhileAnAgentNotesSomething() {
        var talk = wrote(anna, "hello");
        var customer = talk.customer().id();

        meetsInTheMiddle(talk, () -> customers.note(talk.merchant(), customer, "size", "M"));

        assertThat(now(talk.id()).customer().name()).isEqualTo("Anna from her message");
        assertThat(customers.profile(talk).data()).containsEntry("size", "M");
    }

    @Test
    void letsAFlowAddToItsNewestWordsWhileTheCustomerReactsToThem() {
        var talk = wrote(anna, "hello");
        var number = says(talk.id(), Author.BOT, "Which one?");

        meetsInTheMiddle(
                talk,
                () -> conversations.reacted(talk.id(), number, "👍"),
                () -> conversations.remember(talk.id(), new Along(List.of("shop 1 Task"), Contact.NOTHING, null)));

        assertThat(messages(talk.id())).last().extracting(Message::reaction).isEqualTo("👍");
        assertThat(conversations.way(talk.id())).containsExactly("shop 1 Task");
    }

    @Test
    void letsAFlowAddToTheNewestWordsWhileTheCustomerChangesThem() {
        conversations.receive(says(anna, "m-1", Content.text("helo")));
        var talk = of(anna);

        meetsInTheMiddle(
                talk,
                () -> conversations.edited(anna, "m-1", Content.text("hello"), talk.lastAt()),
                () -> conversations.remember(talk.id(), new Along(List.of("shop 1 Task"), Contact.NOTHING, null)));

        assertThat(said(talk.id())).containsExactly("customer: hello");
    }

    /** A message holds the conversation, something else begins, and then the message changes the customer. */
    private void meetsInTheMiddle(Conversation talk, Runnable other) {
        var customer = talk.customer().id();
        meetsInTheMiddle(talk, other, () -> conversations.introduced(customer, "Anna from her message", null));
    }

    private void meetsInTheMiddle(Conversation talk, Runnable other, Runnable first) {
        var running = transaction.execute(status -> {
            conversations.lock(talk.id());
            var begun = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(alike -> other.run()));
            await().until(this::somebodyWaitsForALock);
            first.run();
            return begun;
        });
        assertThat(running).succeedsWithin(10, TimeUnit.SECONDS);
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
