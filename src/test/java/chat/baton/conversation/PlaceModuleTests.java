package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the bot is in a flow, and since when it pauses. */
class PlaceModuleTests extends ConversationContext {

    private static final Step ASK_SIZE = step("Task_AskForSize", "execution-1", false);

    private static Step step(String id, @Nullable String waiting, boolean beside) {
        return new Step("size-guide", 3, id, "Name of " + id, waiting, beside);
    }

    private static Place place(String instance) {
        return new Place("size-guide", "Size guide", 3, instance, null);
    }

    private ConversationId inAFlow() {
        var id = wrote(anna, "size").id();
        conversations.enter(id, place("instance-1"));
        return id;
    }

    @Test
    void remembersFlowAndStep() {
        var id = inAFlow();
        assertThat(now(id).place()).isEqualTo(place("instance-1"));
        assertThat(now(id).place().waiting()).isNull();

        conversations.step(id, ASK_SIZE);

        assertThat(now(id).place()).isEqualTo(new Place("size-guide", "Size guide", 3, "instance-1", ASK_SIZE));
        assertThat(now(id).place().waiting()).isEqualTo("execution-1");
    }

    @Test
    void remembersTheStepThatSaysSomethingAndMarksItsMessage() {
        var id = inAFlow();

        conversations.reply(id, Author.BOT, Content.text("Which size?"), ASK_SIZE);

        assertThat(now(id).place().step()).isEqualTo(ASK_SIZE);
        assertThat(messages(id).get(1))
                .extracting(Message::flow, Message::flowVersion, Message::step)
                .containsExactly("size-guide", 3, "Task_AskForSize");
        assertThat(messages(id).get(0))
                .extracting(Message::flow, Message::flowVersion, Message::step)
                .containsExactly(null, null, null);
    }

    @Test
    void aStepBesideDoesNotMoveThePlaceButMarksItsMessage() {
        var id = inAFlow();
        conversations.reply(id, Author.BOT, Content.text("Which size?"), ASK_SIZE);

        conversations.reply(id, Author.BOT, Content.text("Still there?"), step("Task_Remind", null, true));

        assertThat(now(id).place().step()).isEqualTo(ASK_SIZE);
        assertThat(messages(id).get(2).step()).isEqualTo("Task_Remind");
    }

    @Test
    void keepsAStepItsFirstTasksHaveAlreadyTold() {
        var id = wrote(anna, "size").id();
        conversations.reply(id, Author.BOT, Content.text("Which size?"), ASK_SIZE);
        assertThat(now(id).place()).as("no flow known yet").isNull();

        conversations.enter(id, place("instance-1"));

        assertThat(now(id).place().step()).isEqualTo(ASK_SIZE);
    }

    @Test
    void aReplyWithoutAStepKeepsThePlace() {
        var id = inAFlow();
        conversations.step(id, ASK_SIZE);

        says(id, Author.BOT, "by the way");

        assertThat(now(id).place().step()).isEqualTo(ASK_SIZE);
    }

    @Test
    void forgetsThePlaceWhenTheFlowIsLeft() {
        var id = inAFlow();
        conversations.step(id, ASK_SIZE);
        conversations.hand(id, HELD_BY_BEN, "");

        conversations.leaveFlow(id, place("instance-1"), Ending.from(Ending.Outcome.STOPPED));

        assertThat(now(id).place()).isNull();
        assertThat(now(id).pausedAt()).isNull();
        conversations.enter(id, place("instance-2"));
        assertThat(now(id).place()).isEqualTo(place("instance-2"));
    }

    @Test
    void pausesFromTheFirstPersonUntilTheBotHasItBack() {
        var id = inAFlow();
        assertThat(now(id).pausedAt()).isNull();

        conversations.hand(id, Holder.QUEUE, "");
        var since = now(id).pausedAt();
        assertThat(since).isEqualTo(now(id).holderSince());

        conversations.hand(id, HELD_BY_BEN, "");
        conversations.hand(id, HELD_BY_CLARA, "");
        assertThat(now(id).pausedAt()).isEqualTo(since);

        conversations.hand(id, Holder.BOT, "");
        assertThat(now(id).pausedAt()).isNull();
        assertThat(now(id).place()).isEqualTo(place("instance-1"));
    }

    @Test
    void nothingPausesWithoutAFlow() {
        assertThat(now(heldBy(HELD_BY_BEN)).pausedAt()).isNull();
    }

    @Test
    void aFlowThatBeginsWhileAPersonHoldsTheConversationIsPaused() {
        var id = heldBy(HELD_BY_BEN);

        conversations.enter(id, place("instance-1"));

        assertThat(now(id).pausedAt()).isNotNull();
    }
}
