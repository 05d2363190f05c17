package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import chat.baton.core.AgentId;
import chat.baton.core.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What comes in and what goes out: numbered, told, counted, and refused. */
class ConversationsModuleTests extends ConversationContext {

    private static final ConversationId NONE = new ConversationId(new UUID(0, 0));

    @Test
    void opensWithACustomersFirstMessage() {
        var conversation = wrote(anna, "hello");

        assertThat(conversation.status()).isEqualTo("open");
        assertThat(conversation.holder()).isEqualTo(Holder.BOT);
        assertThat(conversation.turn()).isEqualTo(1);
        assertThat(conversation.customer().ref()).isEqualTo(anna);
        assertThat(conversation.lastNumber()).isEqualTo(1);
        assertThat(conversation.lastText()).isEqualTo("hello");
        assertThat(conversation.place()).isNull();
        assertThat(conversation.help()).isNull();
        assertThat(conversation.pausedAt()).isNull();
    }

    @Test
    void tellsOfAMessageWithTheConversationAsItIsWithIt() {
        var conversation = wrote(anna, "hello");

        assertThat(heard.insideTransactions(MessageReceived.class, conversation.id()))
                .extracting(MessageReceived::conversation, MessageReceived::number, MessageReceived::content)
                .containsExactly(tuple(conversation, 1, Content.text("hello")));
    }

    @Test
    void takesTheProvidersClockForWhenACustomerWroteButNoLaterThanItHeard() {
        var now = Instant.now();
        conversations.record(new Inbound(anna, null, now.minusSeconds(3600), Content.text("came late")));
        assertThat(of(anna).lastCustomerAt()).isCloseTo(now.minusSeconds(3600), within(1, ChronoUnit.MILLIS));

        conversations.record(new Inbound(anna, null, now.minusSeconds(7200), Content.text("came later still")));
        assertThat(of(anna).lastCustomerAt()).isCloseTo(now.minusSeconds(3600), within(1, ChronoUnit.MILLIS));

        conversations.record(new Inbound(anna, null, now.plusSeconds(3600), Content.text("a clock that is wrong")));
        assertThat(of(anna).lastCustomerAt()).isBetween(now.minusSeconds(1), now.plusSeconds(60));
    }

    @Test
    void recordsAMessageWithoutTellingAnybody() {
        conversations.record(says(anna, "seen elsewhere"));

        var conversation = of(anna);
        assertThat(said(conversation.id())).containsExactly("customer: seen elsewhere");
        assertThat(heard.insideTransactions(MessageReceived.class, conversation.id()))
                .isEmpty();
    }

    @Test
    void tellsOfAReplyWithAllThatDeliveringItTakes() {
        var id = heldBy(HELD_BY_BEN);

        var number = says(id, Author.agent(BEN), "hi");

        assertThat(number).isEqualTo(2);
        assertThat(heard.insideTransactions(ReplyPosted.class, id))
                .containsExactly(new ReplyPosted(
                        id, merchant, "messenger", "main", "anna", 2, 2, Author.agent(BEN), Content.text("hi")));
    }

    @Test
    void numbersMessagesWithoutGapsWhoeverWritesAtOnce() throws Exception {
        var id = wrote(anna, "0").id();
        var doings = new ArrayList<Runnable>();
        IntStream.range(0, 60).forEach(n -> {
            doings.add(() -> conversations.receive(says(anna, "customer " + n)));
            doings.add(() -> says(id, Author.BOT, "bot " + n));
            doings.add(() -> conversations.note(id, "note " + n));
            doings.add(() -> conversations.answeredOutside(says(anna, "outside " + n)));
        });

        together(doings);

        assertThat(messages(id))
                .extracting(Message::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 241).boxed().toList());
        assertThat(new ArrayList<>(said(id))).doesNotHaveDuplicates();
        assertThat(now(id).lastNumber()).isEqualTo(241);
        assertThat(heard.insideTransactions(ReplyPosted.class, id))
                .extracting(ReplyPosted::number)
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    @Test
    void opensOneConversationHoweverManyFirstMessagesComeAtOnce() throws Exception {
        for (var round = 0; round < 10; round++) {
            var newcomer = customer("newcomer-" + round);
            var doings = new ArrayList<Runnable>();
            IntStream.range(0, 8).forEach(n -> {
                doings.add(() -> conversations.receive(says(newcomer, "customer " + n)));
                doings.add(() -> conversations.answeredOutside(says(newcomer, "outside " + n)));
            });

            together(doings);

            assertThat(messages(of(newcomer).id()))
                    .extracting(Message::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 16).boxed().toList());
        }
        assertThat(jdbc.sql("select count(*) from conversation where merchant_id = ?")
                        .param(merchant.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void keepsCustomersOfOtherAccountsAndMerchantsApart() {
        var id = wrote(anna, "hello").id();
        var elsewhere = List.of(
                new CustomerRef(merchant, "messenger", "second", "anna"),
                new CustomerRef(merchant, "line", "main", "anna"),
                new CustomerRef(
                        chat.baton.core.MerchantId.of("other-" + UUID.randomUUID()), "messenger", "main", "anna"));

        assertThat(elsewhere).allSatisfy(same -> {
            assertThat(conversations.find(same)).isEmpty();
            assertThat(wrote(same, "hi").id()).isNotEqualTo(id);
        });
        assertThat(said(id)).containsExactly("customer: hello");
    }

    @Test
    void refusesASecondConversationOfACustomerByConstraint() {
        var id = wrote(anna, "hello").id();

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> jdbc.sql(
                                """
                                insert into conversation (id, merchant_id, customer_id, channel, account, recipient,
                                    status, holder, holder_since, turn, last_number, last_text, last_at, unread, misunderstood)
                                select ?, merchant_id, customer_id, channel, account, recipient,
                                    status, holder, holder_since, turn, last_number, last_text, last_at, unread, misunderstood
                                  from conversation where id = ?
                                """)
                        .params(Ids.next(), id.value())
                        .update())
                .withMessageContaining("one_conversation_per_customer");
    }

    @Test
    void refusesAReplyOfEverybodyButTheHolder() {
        var outside = Author.agent(AgentId.OUTSIDE);
        var id = wrote(anna, "hello").id();
        refuses(id, Holder.BOT, Author.agent(BEN), Author.SYSTEM, Author.CUSTOMER, outside);
        conversations.hand(id, Holder.QUEUE, "");
        refuses(id, Holder.QUEUE, Author.BOT, Author.agent(BEN), Author.SYSTEM, Author.CUSTOMER, outside);
        conversations.hand(id, HELD_BY_BEN, "");
        refuses(id, HELD_BY_BEN, Author.BOT, Author.agent(CLARA), Author.SYSTEM, Author.CUSTOMER, outside);
    }

    private void refuses(ConversationId id, Holder holder, Author... authors) {
        var before = now(id);
        assertThat(authors).allSatisfy(author -> assertThatExceptionOfType(NotTheHolder.class)
                .isThrownBy(() -> says(id, author, "let me speak"))
                .satisfies(refusal -> assertThat(refusal.holder()).isEqualTo(holder)));
        assertThat(now(id)).isEqualTo(before);
        assertThat(said(id)).containsExactly("customer: hello");
        assertThat(heard.insideTransactions(ReplyPosted.class, id)).isEmpty();
    }

    @Test
    void leavesTheCallersTransactionAliveWhenItRefuses() {
        var id = heldBy(HELD_BY_BEN);

        transaction.executeWithoutResult(running -> {
            conversations.note(id, "before");
            assertThatExceptionOfType(NotTheHolder.class).isThrownBy(() -> says(id, Author.BOT, "refused"));
            assertThatExceptionOfType(NotTheHolder.class)
                    .isThrownBy(() -> conversations.farewell(id, Content.text("refused"), null));
            conversations.note(id, "after");
        });

        assertThat(said(id)).containsExactly("customer: hello", "system: before", "system: after");
    }

    @Test
    void leavesNothingOfATransactionThatFails() {
        var id = wrote(anna, "hello").id();

        transaction.executeWithoutResult(running -> {
            conversations.receive(says(anna, "lost"));
            says(id, Author.BOT, "lost too");
            conversations.hand(id, HELD_BY_BEN, "");
            running.setRollbackOnly();
        });

        assertThat(said(id)).containsExactly("customer: hello");
        assertThat(now(id).turn()).isEqualTo(1);
        assertThat(says(id, Author.BOT, "goes on")).isEqualTo(2);
    }

    @Test
    void knowsNothingOfAConversationThatDoesNotExist() {
        assertThatExceptionOfType(NoSuchConversation.class).isThrownBy(() -> says(NONE, Author.BOT, "hello"));
        assertThatExceptionOfType(NoSuchConversation.class)
                .isThrownBy(() -> conversations.farewell(NONE, Content.text("bye"), null));
        assertThatExceptionOfType(NoSuchConversation.class).isThrownBy(() -> conversations.note(NONE, "note"));
        assertThatExceptionOfType(NoSuchConversation.class).isThrownBy(() -> conversations.lock(NONE));
        assertThatExceptionOfType(NoSuchConversation.class)
                .isThrownBy(() -> conversations.hand(NONE, Holder.QUEUE, ""));
        assertThat(conversations.find(NONE)).isEmpty();
        assertThat(conversations.messages(NONE, 0)).isEmpty();
    }

    @Test
    void letsTheBotSayFarewellOnlyWhileTheQueueHolds() {
        var id = wrote(anna, "help").id();
        var bye = Content.text("Somebody will be with you soon.");
        assertThatExceptionOfType(NotTheHolder.class).isThrownBy(() -> conversations.farewell(id, bye, null));

        conversations.hand(id, Holder.QUEUE, "asked");
        assertThat(conversations.farewell(id, bye, null)).isEqualTo(2);
        assertThat(heard.insideTransactions(ReplyPosted.class, id))
                .extracting(ReplyPosted::author, ReplyPosted::turn)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Author.BOT, 2));

        conversations.hand(id, HELD_BY_BEN, "");
        assertThatExceptionOfType(NotTheHolder.class).isThrownBy(() -> conversations.farewell(id, bye, null));
    }

    @Test
    void countsWhatNoPersonHasReadAndRemembersSinceWhenNobodyAnswered() {
        var first = wrote(anna, "one");
        var second = wrote(anna, "two");
        assertThat(second.unread()).isEqualTo(2);
        assertThat(second.unansweredSince())
                .isEqualTo(first.lastAt())
                .isEqualTo(messages(first.id()).get(0).at());
        assertThat(second.lastCustomerAt()).isBeforeOrEqualTo(second.lastAt()).isAfterOrEqualTo(first.lastCustomerAt());

        says(first.id(), Author.BOT, "answer");
        assertThat(now(first.id()).unread()).isEqualTo(2);
        assertThat(now(first.id()).unansweredSince()).isNull();
        assertThat(now(first.id()).lastCustomerAt()).isEqualTo(second.lastCustomerAt());

        conversations.hand(first.id(), HELD_BY_CLARA, "given to her by a rule");
        assertThat(now(first.id()).unread()).isEqualTo(2);

        conversations.hand(first.id(), HELD_BY_BEN, "", BEN);
        assertThat(now(first.id()).unread()).isZero();

        assertThat(wrote(anna, "three").unread()).isEqualTo(1);
        says(first.id(), Author.agent(BEN), "answer");
        assertThat(now(first.id()).unread()).isZero();
        assertThat(now(first.id()).unansweredSince()).isNull();
    }

    @Test
    void aNoteAnswersNobody() {
        var before = wrote(anna, "hello");

        conversations.note(before.id(), "Ben has looked");

        var after = now(before.id());
        assertThat(after.lastNumber()).isEqualTo(2);
        assertThat(after.lastText()).isEqualTo("hello");
        assertThat(after.lastAt()).isEqualTo(before.lastAt());
        assertThat(after.unread()).isEqualTo(1);
        assertThat(after.unansweredSince()).isEqualTo(before.unansweredSince());
        assertThat(heard.insideTransactions(ReplyPosted.class, before.id())).isEmpty();
    }

    @Test
    void countsWhatTheBotDidNotUnderstandInARow() {
        var id = wrote(anna, "?").id();

        assertThat(conversations.misunderstood(id)).isEqualTo(1);
        assertThat(conversations.misunderstood(id)).isEqualTo(2);
        conversations.understood(id);
        assertThat(now(id).misunderstood()).isZero();
        assertThat(conversations.misunderstood(id)).isEqualTo(1);
        conversations.hand(id, Holder.QUEUE, "not understood");
        assertThat(now(id).misunderstood()).isZero();
    }

    @Test
    void tellsWhenSomebodyAnsweredOutsideUnlessAnAgentHoldsIt() {
        var id = wrote(anna, "hello").id();

        conversations.answeredOutside(says(anna, "m-1", Content.text("from my phone")));
        assertThat(heard.insideTransactions(AnsweredOutside.class, id))
                .extracting(told -> told.conversation().holder())
                .containsExactly(Holder.BOT);
        assertThat(now(id).holder()).as("who decides decides").isEqualTo(Holder.BOT);
        assertThat(now(id).unread()).isZero();
        assertThat(now(id).unansweredSince()).isNull();
        assertThat(now(id).lastText()).isEqualTo("from my phone");
        assertThat(messages(id).get(1).author()).isEqualTo(Author.agent(AgentId.OUTSIDE));
        assertThat(conversations.numberOf(id, "m-1")).contains(2);

        conversations.hand(id, HELD_BY_BEN, "");
        conversations.answeredOutside(says(anna, "from my phone again"));
        assertThat(heard.insideTransactions(AnsweredOutside.class, id)).hasSize(1);
        assertThat(heard.insideTransactions(ReplyPosted.class, id)).isEmpty();
        assertThat(messages(id)).hasSize(3);
    }

    @Test
    void opensAConversationThatBeganOutside() {
        conversations.answeredOutside(says(anna, "Good day, Anna"));

        var conversation = of(anna);
        assertThat(said(conversation.id())).containsExactly("agent: Good day, Anna");
        assertThat(conversation.lastCustomerAt()).isNull();
        assertThat(conversation.unansweredSince()).isNull();
        assertThat(heard.insideTransactions(AnsweredOutside.class, conversation.id()))
                .hasSize(1);
    }
}
