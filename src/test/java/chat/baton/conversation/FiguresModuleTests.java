package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import chat.baton.conversation.Ending.Outcome;
import chat.baton.conversation.Figures.Here;
import chat.baton.conversation.Figures.Passage;
import chat.baton.conversation.Figures.Said;
import chat.baton.conversation.Figures.Wait;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a merchant is told of their flows and people. */
class FiguresModuleTests extends ConversationContext {

    private static final Spot ASK_SIZE = new Spot("sizes", "Task_AskForSize", "Ask for size");
    private static final Spot ASK_NAME = new Spot("details", "Task_AskForName", "Ask for name");
    private static final Ending BOUGHT = new Ending(Outcome.FINISHED, "EndEvent_Bought", "Bought");
    private static final Ending NOT_PAID = new Ending(Outcome.TIMED_OUT, "EndEvent_NotPaid", "Not paid");

    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final Period period = new Period(List.of(hour.minus(Duration.ofHours(1)), hour));

    @Autowired
    Figures figures;

    private Place place(CustomerRef customer) {
        return new Place("sizes", "Sizes", 1, merchant + "-" + customer.externalId(), null);
    }

    private ConversationId enters(String name, @Nullable Spot spot) {
        var customer = customer(name);
        var id = wrote(customer, "hello").id();
        conversations.enter(id, place(customer));
        return reaches(id, spot);
    }

    private ConversationId reaches(ConversationId id, @Nullable Spot spot) {
        if (spot != null) {
            conversations.step(id, new Step(spot.flow(), 1, spot.step(), spot.name(), "execution", false));
        }
        return id;
    }

    private void leaves(ConversationId id, Ending ending) {
        conversations.leaveFlow(id, place(now(id).customer().ref()), ending);
    }

    private List<Here> here() {
        return figures.here(merchant, Instant.EPOCH);
    }

    private List<Passage> passages() {
        return figures.passages(merchant, period);
    }

    private static Passage entered(int slot, int customers) {
        return new Passage("sizes", "Sizes", slot, null, null, customers);
    }

    private static Passage left(Ending ending, @Nullable Spot spot, int customers) {
        return new Passage("sizes", "Sizes", 1, ending, spot, customers);
    }

    private Figures.HelpFigures help() {
        return figures.help(merchant, period.from());
    }

    /** As if it had begun so long before. */
    private void since(ConversationId id, String column, Duration before) {
        jdbc.sql("update help set " + column + " = now() - make_interval(secs => ?) where conversation_id = ?")
                .params((double) before.toSeconds(), id.value())
                .update();
    }

    @Test
    void tellsWhereCustomersAreAndWhoIsWithThem() {
        enters("anna", ASK_SIZE);
        enters("bea", ASK_SIZE);
        conversations.hand(enters("carl", ASK_SIZE), Holder.QUEUE, "asked");
        conversations.hand(enters("dora", ASK_NAME), HELD_BY_BEN, "");
        enters("emil", null);

        assertThat(here())
                .containsExactlyInAnyOrder(
                        new Here("sizes", "Sizes", ASK_SIZE, 3, 1, 0, 0),
                        new Here("sizes", "Sizes", ASK_NAME, 1, 0, 1, 0),
                        new Here("sizes", "Sizes", null, 1, 0, 0, 0));
        assertThat(figures.here(merchant, Instant.now().plusSeconds(60)))
                .extracting(Here::quiet)
                .containsExactlyInAnyOrder(2, 0, 1);
    }

    @Test
    void tellsWhoCameAndHowTheyLeft() {
        leaves(enters("anna", ASK_NAME), BOUGHT);
        leaves(enters("bea", ASK_NAME), BOUGHT);
        leaves(enters("carl", ASK_NAME), NOT_PAID);
        leaves(enters("dora", ASK_SIZE), Ending.from(Outcome.STOPPED));
        enters("emil", ASK_SIZE);

        assertThat(passages())
                .containsExactlyInAnyOrder(
                        entered(1, 5),
                        left(BOUGHT, ASK_NAME, 2),
                        left(NOT_PAID, ASK_NAME, 1),
                        left(Ending.from(Outcome.STOPPED), ASK_SIZE, 1));
        assertThat(here()).extracting(Here::customers).containsExactly(1);
    }

    @Test
    void aFlowThatEndsBeforeItIsEnteredHasComeAndGone() {
        leaves(wrote(anna, "hello").id(), BOUGHT);

        assertThat(passages()).containsExactlyInAnyOrder(entered(1, 1), left(BOUGHT, null, 1));
    }

    @Test
    void whatHasEndedStaysAsItEnded() {
        var id = enters("anna", ASK_SIZE);
        leaves(id, Ending.from(Outcome.REPLACED));
        leaves(id, Ending.from(Outcome.STOPPED));

        assertThat(passages())
                .containsExactlyInAnyOrder(entered(1, 1), left(Ending.from(Outcome.REPLACED), ASK_SIZE, 1));
    }

    @Test
    void whoCameBeforeThePeriodOnlyLeaves() {
        var id = enters("anna", ASK_SIZE);
        jdbc.sql("update flow_run set entered_at = now() - interval '1 day' where conversation_id = ?")
                .param(id.value())
                .update();
        leaves(id, BOUGHT);
        var bea = enters("bea", ASK_SIZE);
        leaves(bea, BOUGHT);
        jdbc.sql("update flow_run set entered_at = ended_at - interval '2 days', ended_at = ended_at - interval '1 day'"
                        + " where conversation_id = ?")
                .param(bea.value())
                .update();

        assertThat(passages()).containsExactly(left(BOUGHT, ASK_SIZE, 1));
    }

    @Test
    void helpIsOneFromTheFirstCallUntilTheBotHasItBack() {
        var id = enters("anna", ASK_SIZE);
        conversations.hand(id, Holder.QUEUE, "asked");
        conversations.hand(id, HELD_BY_BEN, "", BEN);
        conversations.hand(id, HELD_BY_CLARA, "", BEN);
        conversations.hand(id, Holder.QUEUE, "silent");
        conversations.hand(id, HELD_BY_CLARA, "", CLARA);
        assertThat(help().all().human()).isNull();

        conversations.hand(id, Holder.BOT, "");

        assertThat(help().all())
                .extracting(Figures.Helped::asked, Figures.Helped::taken)
                .containsExactly(1, 1);
        assertThat(help().all().human()).isNotNull();
        assertThat(help().agents()).extracting(Figures.HelpedBy::agent).containsExactly(BEN);

        conversations.hand(id, HELD_BY_CLARA, "", CLARA);
        assertThat(help().all())
                .extracting(Figures.Helped::asked, Figures.Helped::taken)
                .containsExactly(1, 2);
    }

    @Test
    void tellsAtWhichStepsHelpIsWantedAndHowLongItTakes() {
        for (var name : List.of("anna", "bea", "carl")) {
            conversations.hand(enters(name, ASK_SIZE), Holder.QUEUE, "asked");
        }
        var anna = of(customer("anna")).id();
        var bea = of(customer("bea")).id();
        since(anna, "asked_at", Duration.ofMinutes(4));
        since(bea, "asked_at", Duration.ofMinutes(2));
        conversations.hand(anna, HELD_BY_BEN, "", BEN);
        conversations.hand(bea, HELD_BY_BEN, "", BEN);
        since(anna, "taken_at", Duration.ofMinutes(1));
        since(bea, "taken_at", Duration.ofMinutes(1));
        conversations.hand(anna, Holder.BOT, "");
        conversations.hand(bea, Holder.BOT, "");
        conversations.hand(wrote(customer("dora"), "hello").id(), HELD_BY_CLARA, "", CLARA);

        var told = help();

        assertThat(told.all().asked()).isEqualTo(3);
        assertThat(told.all().taken()).isEqualTo(3);
        var atSize = told.steps().stream()
                .filter(step -> ASK_SIZE.equals(step.spot()))
                .findFirst()
                .orElseThrow();
        assertThat(atSize.flow()).isEqualTo("sizes");
        assertThat(atSize.helped().asked()).isEqualTo(3);
        assertThat(atSize.helped().taken()).isEqualTo(2);
        assertThat(atSize.helped().human()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(70));
        assertThat(told.flows())
                .extracting(Figures.HelpedAt::flow, flow -> flow.helped().taken())
                .containsExactlyInAnyOrder(tuple("sizes", 2), tuple(null, 1));
        assertThat(told.agents())
                .filteredOn(agent -> agent.agent().equals(CLARA))
                .extracting(agent -> agent.helped().waited())
                .containsExactly(new Wait(null, null));
        assertThat(told.agents()).filteredOn(agent -> agent.agent().equals(BEN)).allSatisfy(ben -> {
            assertThat(ben.helped().waited().median()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(130));
            assertThat(ben.helped().waited().most())
                    .isGreaterThan(ben.helped().waited().median());
        });
    }

    @Test
    void aStepThatHandsOverIsWhereHelpIsWanted() {
        var id = enters("anna", ASK_SIZE);
        conversations.hand(id, Holder.QUEUE, "the flow wants it");
        conversations.farewell(
                id, Content.text("A person comes."), new Step("sizes", 1, "Task_HandOver", "Hand over", null, false));

        assertThat(help().steps()).extracting(step -> step.spot().step()).containsExactly("Task_HandOver");
    }

    @Test
    void countsWhatAgentsSaidToCustomersOnly() {
        var first = heldBy(HELD_BY_BEN);
        var second = wrote(customer("bea"), "hello").id();
        conversations.hand(second, HELD_BY_BEN, "");
        says(first, Author.agent(BEN), "one");
        says(first, Author.agent(BEN), "two");
        says(second, Author.agent(BEN), "three");
        conversations.note(first, BEN, "not for customers", null);

        assertThat(figures.said(merchant, period.from())).containsExactly(new Said(BEN, 3, 2));
        assertThat(figures.said(merchant, Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void nothingOfOthersIsTold() {
        var id = enters("anna", ASK_SIZE);
        conversations.hand(id, HELD_BY_BEN, "");
        says(id, Author.agent(AgentId.of("ben")), "hello");
        var other = MerchantId.of("other-" + merchant.value().substring(5));

        assertThat(figures.here(other, Instant.EPOCH)).isEmpty();
        assertThat(figures.passages(other, period)).isEmpty();
        assertThat(figures.help(other, period.from()).all()).isEqualTo(Figures.Helped.NOTHING);
        assertThat(figures.said(other, period.from())).isEmpty();
    }
}
