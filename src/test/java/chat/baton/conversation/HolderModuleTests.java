package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Who answers next, in which turn, and whether a person is wanted. */
class HolderModuleTests extends ConversationContext {

    @Test
    void startsANewTurnWithEachChangeOfHolder() {
        var id = wrote(anna, "hello").id();
        var turns = new ArrayList<Integer>();

        for (var holder : List.of(Holder.QUEUE, HELD_BY_BEN, HELD_BY_CLARA, Holder.QUEUE, Holder.BOT, HELD_BY_BEN)) {
            conversations.hand(id, holder, "");
            assertThat(now(id).holder()).isEqualTo(holder);
            assertThat(now(id).heldBy(holder)).isTrue();
            assertThat(now(id).heldByBot()).isEqualTo(holder == Holder.BOT);
            turns.add(now(id).turn());
        }

        assertThat(turns).containsExactly(2, 3, 4, 5, 6, 7);
    }

    @Test
    void isCountedWhileItWaitsForAPerson() {
        var id = wrote(anna, "hello").id();
        var before = figure("baton.help.open");

        conversations.hand(id, Holder.QUEUE, "asked for a person");
        assertThat(figure("baton.help.open")).isEqualTo(before + 1);
        assertThat(figure("baton.help.oldest")).isPositive();

        conversations.hand(id, HELD_BY_BEN, "");
        assertThat(figure("baton.help.open")).isEqualTo(before);
    }

    private double figure(String name) {
        var figures = new SimpleMeterRegistry();
        new HelpMeters(jdbc).bindTo(figures);
        return figures.get(name).gauge().value();
    }

    @Test
    void startsNoTurnForTheSameHolder() {
        var id = wrote(anna, "hello").id();
        for (var holder : List.of(Holder.BOT, Holder.QUEUE, HELD_BY_BEN)) {
            conversations.hand(id, holder, "first");
            var before = now(id);
            conversations.hand(id, holder, "again");
            assertThat(now(id)).isEqualTo(before);
        }
        assertThat(heard.insideTransactions(HolderChanged.class, id)).hasSize(2);
    }

    @Test
    void tellsOfAChangeWithTheConversationAsItWas() {
        var before = wrote(anna, "hello");

        conversations.hand(before.id(), HELD_BY_BEN, "", BEN);

        assertThat(heard.insideTransactions(HolderChanged.class, before.id()))
                .containsExactly(new HolderChanged(
                        before, Holder.BOT, HELD_BY_BEN, 2, now(before.id()).holderSince(), BEN, ""));
    }

    @Test
    void keepsAHelpRequestExactlyWhileTheQueueHoldsIt() {
        var id = wrote(anna, "hello").id();
        assertThat(now(id).help()).isNull();

        conversations.hand(id, Holder.QUEUE, "asked for a person");
        assertThat(now(id).help()).isEqualTo(new HelpRequest(now(id).holderSince(), "asked for a person", null, null));

        for (var holder : List.of(HELD_BY_BEN, Holder.BOT)) {
            conversations.hand(id, holder, "no help wanted");
            assertThat(now(id).help()).isNull();
            conversations.hand(id, Holder.QUEUE, "again");
            assertThat(now(id).help()).isNotNull();
        }
    }

    @Test
    void cannotKeepAHolderAndAHelpRequestThatDoNotFit() {
        var id = wrote(anna, "hello").id();
        for (var nonsense : List.of("help_at = now()", "holder = 'queue'", "holder = 'agent'", "agent = 'ben'")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(nonsense)
                    .isThrownBy(() -> jdbc.sql("update conversation set " + nonsense + " where id = ?")
                            .param(id.value())
                            .update());
        }
    }

    @Test
    void waitsForHelpLongestFirst() {
        var ben = wrote(customer("ben"), "help").id();
        var carl = wrote(customer("carl"), "help").id();
        wrote(customer("dora"), "no help");
        conversations.hand(carl, Holder.QUEUE, "");
        conversations.hand(ben, Holder.QUEUE, "");

        assertThat(conversations.waitingForHelp(java.util.Set.of(merchant)))
                .extracting(Conversation::id)
                .containsExactly(carl, ben);
        assertThat(conversations.waitingForHelp(java.util.Set.of())).isEmpty();
    }

    @Test
    void lettersOfTwoTurnsNeverMixHoweverTheyRace() throws Exception {
        var id = wrote(anna, "hello").id();
        var doings = new ArrayList<Runnable>();
        IntStream.range(0, 40).forEach(n -> {
            doings.add(() -> conversations.hand(id, n % 2 == 0 ? HELD_BY_BEN : Holder.BOT, ""));
            doings.add(() -> tries(id, Author.BOT));
            doings.add(() -> tries(id, Author.agent(BEN)));
        });

        together(doings);

        var holders = new java.util.HashMap<Integer, Holder>();
        holders.put(1, Holder.BOT);
        heard.insideTransactions(HolderChanged.class, id).forEach(change -> {
            assertThat(holders.put(change.turn(), change.to())).isNull();
            assertThat(change.conversation().turn()).isEqualTo(change.turn() - 1);
        });
        assertThat(heard.insideTransactions(ReplyPosted.class, id)).isNotEmpty().allSatisfy(posted -> assertThat(
                        holders.get(posted.turn()).kind())
                .isEqualTo(posted.author().kind()));
    }

    private void tries(ConversationId id, Author author) {
        try {
            says(id, author, "me");
        } catch (NotTheHolder refused) {
            assertThat(refused).hasMessageContaining(id.toString());
        }
    }

    @Test
    void givesAResolvedConversationToTheBotAndOpensItWhenTheCustomerWritesAgain() {
        var id = heldBy(HELD_BY_BEN);

        conversations.resolve(id);
        assertThat(now(id).status()).isEqualTo("resolved");
        assertThat(now(id).holder()).isEqualTo(Holder.BOT);
        assertThat(now(id).turn()).isEqualTo(3);
        assertThat(now(id).help()).isNull();

        assertThat(wrote(anna, "one more thing").status()).isEqualTo("open");
        assertThat(now(id).turn()).isEqualTo(3);
        assertThat(said(id)).containsExactly("customer: hello", "customer: one more thing");
    }

    @Test
    void aResolvedConversationWaitsForNoAnswer() {
        var id = wrote(anna, "thank you").id();

        conversations.resolve(id);

        assertThat(now(id).unansweredSince()).isNull();
        assertThat(now(id).unread()).isZero();
    }

    @Test
    void aHelpRequestIsOverdueUntilSomebodyComes() {
        var id = heldBy(Holder.QUEUE);
        conversations.helpOverdue(id);
        assertThat(java.util.Objects.requireNonNull(now(id).help()).overdueAt()).isNotNull();

        conversations.hand(id, Holder.BOT, "");
        conversations.helpOverdue(id);
        conversations.hand(id, Holder.QUEUE, "again");
        assertThat(now(id).help()).isEqualTo(new HelpRequest(now(id).holderSince(), "again", null, null));
    }
}
