package chat.baton.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.taskService;

import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.flow.Scene;
import chat.baton.flow.Staff;
import chat.baton.flow.TestAgent;
import chat.baton.flow.TestBot;
import chat.baton.flow.TestCustomer;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Beside the flow "Size guide", and beside none. */
class TakeoverProcessTests {

    private static final String UNCLAIMED = "BoundaryEvent_UnclaimedTooLong";
    private static final String SILENT = "BoundaryEvent_AgentSilentTooLong";

    @RegisterExtension
    static final Scene SCENE = Scene.of("takeover");

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();
    private final TestAgent ben = SCENE.agent("ben");
    private final TestAgent cleo = SCENE.agent("cleo");

    private void inAFlow() {
        customer.says("size guide", "shirt");
    }

    @Test
    void offersTheTaskToAllAgentsWhenTheCustomerAsksForAPerson() {
        customer.says("help");
        bot.said("A person will answer you");
        assertThat(ben.task()).hasCandidateGroup("agents").isNotAssigned();
        assertThat(SCENE.instance())
                .isWaitingAt("Task_HelpTheCustomer")
                .variables()
                .containsEntry("reason", "The customer asked for a person")
                .containsEntry("customer", "Anna");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
    }

    @Test
    void saysWhenTheCustomerShouldHaveAnAnswerAndWhenItIsLookedAfter() {
        customer.says("help");
        assertThat(ben.task()).hasDueDate(in(15));
        assertThat(ben.task().getFollowUpDate()).isEqualTo(in(5));

        SCENE.clock().lets(Duration.ofMinutes(3));
        ben.claimsTheTask();

        assertThat(ben.task()).hasDueDate(in(15));
        assertThat(ben.task().getFollowUpDate()).isEqualTo(in(5));
    }

    private static Date in(int minutes) {
        return Date.from(SCENE.clock().instant().plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void makesWhoeverClaimsTheHolder() {
        customer.says("help");
        ben.claimsTheTask();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.agent(ben.id()));
        assertThatThrownBy(cleo::claimsTheTask).hasMessageContaining("already claimed");
        assertThatThrownBy(cleo::takesOver).isInstanceOf(AlreadyTaken.class).hasMessageContaining("ben");
    }

    @Test
    void isAssignedFromTheStartWhenAnAgentTakesOverUnasked() {
        inAFlow();
        ben.takesOver();
        assertThat(ben.task()).isAssignedTo("ben");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.agent(ben.id()));
        assertThat(SCENE.instance("size-guide")).isSuspended();
        customer.says("172");
        bot.saidNothing();
    }

    @Test
    void putsTheConversationIntoTheQueueWhenTheTaskIsGivenBack() {
        customer.says("help");
        ben.claimsTheTask();
        ben.givesTheTaskBack();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        assertThat(SCENE.conversation().help().reason()).isEqualTo("Put back into the queue");
        cleo.claimsTheTask();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.agent(cleo.id()));
    }

    @Test
    void asksTheMerchantsTooWhenNobodyClaims() {
        customer.says("help");
        SCENE.runs(UNCLAIMED);
        assertThat(SCENE.instance()).hasPassed("EndEvent_MorePeopleAsked").isWaitingAt("Task_HelpTheCustomer");
        assertThat(taskService().getIdentityLinksForTask(ben.task().getId()))
                .extracting(IdentityLink::getGroupId)
                .containsOnly("agents", "merchants");
        assertThat(ben.task().getPriority()).isEqualTo(80);
    }

    @Test
    void keepsAskingWhileNobodyClaims() {
        customer.says("help");
        SCENE.runs(UNCLAIMED);
        SCENE.runs(UNCLAIMED);
        assertThat(ben.task().getPriority()).isEqualTo(80);
    }

    @Test
    void asksNobodyElseOnceClaimed() {
        customer.says("help");
        ben.claimsTheTask();
        SCENE.runs(UNCLAIMED);
        assertThat(taskService().getIdentityLinksForTask(ben.task().getId()))
                .extracting(IdentityLink::getGroupId)
                .doesNotContain("merchants");
    }

    @Test
    void goesBackIntoTheQueueWhenTheAgentLeavesTheCustomerWithoutAnAnswer() {
        ben.takesOver();
        customer.says("Hello?");
        SCENE.clock().lets(Duration.ofMinutes(16));
        SCENE.runs(SILENT);
        assertThat(SCENE.instance()).hasPassed("EndEvent_SilenceLookedAfter").isWaitingAt("Task_HelpTheCustomer");
        assertThat(ben.task()).isNotAssigned();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
    }

    @Test
    void goesBackIntoTheQueueSoonerWhenTheAgentIsAway() {
        ben.takesOver();
        customer.says("Hello?");
        SCENE.staff().leaves(ben.id());
        SCENE.clock().lets(Duration.ofMinutes(6));
        SCENE.runs(SILENT);
        assertThat(ben.task()).isNotAssigned();
        bot.saidNothing();
    }

    @Test
    void tellsWhoIsLeftWaitingWhenPeopleHaveGoneHome() {
        ben.takesOver();
        customer.says("Hello?");
        SCENE.staff().goesHome(false);
        SCENE.clock().lets(Duration.ofMinutes(16));
        SCENE.runs(SILENT);
        bot.said("We are back Monday");
    }

    @Test
    void asksATeamInsteadAndEverybodyOnceItHadItsTime() {
        customer.says("help");
        SCENE.clock().lets(Duration.ofMinutes(4));
        ben.asks(Staff.RETURNS.id());
        assertThat(ben.task()).hasCandidateGroup("team-returns").isNotAssigned();
        assertThat(candidateGroups()).containsOnly("team-returns");
        assertThat(SCENE.conversation().help().team()).isEqualTo(Staff.RETURNS.id());
        assertThat(SCENE.told()).last().asString().contains("Returns");

        SCENE.clock().lets(Duration.ofMinutes(1));
        SCENE.runs(UNCLAIMED);
        assertThat(candidateGroups()).containsOnly("team-returns");
        SCENE.clock().lets(Duration.ofMinutes(5));
        SCENE.runs(UNCLAIMED);
        assertThat(candidateGroups()).containsOnly("team-returns", "agents", "merchants");
        assertThat(SCENE.conversation().help().team()).isNull();
    }

    @Test
    void leavesAnAgentWhoPassesItToATeam() {
        ben.takesOver();
        ben.asks(Staff.RETURNS.id());
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        assertThat(ben.task()).isNotAssigned();
        assertThat(candidateGroups()).containsOnly("team-returns");
        cleo.takesOver();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.agent(cleo.id()));
    }

    @Test
    void waitsForPeopleOutOfHoursAndSaysWhenTheyAreBack() {
        SCENE.staff().goesHome(false);
        customer.says("help");
        bot.said("We are back Monday");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        customer.says("My lamp is broken.");
        bot.saidNothing();
        customer.says("Is there no agent?");
        bot.said("Our people are back Monday");
        SCENE.clock().lets(Duration.ofHours(12));
        customer.says("Hello?");
        bot.said("We are back Monday");
    }

    @Test
    void staysWithTheBotOutOfHoursWhereTheMerchantWantsIt() {
        SCENE.staff().goesHome(true);
        customer.says("help");
        bot.said("We are back Monday");
        customer.says("help");
        bot.said("Our people are back Monday");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.BOT);
        inAFlow();
        bot.said("How tall are you");
        ben.takesOver();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.agent(ben.id()));
    }

    @Test
    void endsWhenTheCustomerGoesOnWithTheBotInsteadOfWaiting() {
        customer.says("help", "menu");
        bot.said("automatic assistant");
        assertThat(SCENE.instance()).hasPassed("EndEvent_FlowStopped").isEnded();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.BOT);
    }

    @Test
    void resumesTheFlowOfACustomerWhoDoesNotWaitAnyLonger() {
        inAFlow();
        customer.says("help");
        assertThat(SCENE.instance("size-guide")).isSuspended();
        customer.says("Menu");
        bot.said("How tall are you");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.BOT);
    }

    private List<String> candidateGroups() {
        return taskService().getIdentityLinksForTask(ben.task().getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void staysWithAnAgentWhoAnswers() {
        ben.takesOver();
        customer.says("Hello?");
        ben.writes("Hello!");
        SCENE.clock().lets(Duration.ofMinutes(16));
        SCENE.runs(SILENT);
        assertThat(ben.task()).isAssignedTo("ben");
    }

    @Test
    void givesANewHolderTheWholeTimeToAnswer() {
        customer.says("help");
        SCENE.clock().lets(Duration.ofMinutes(16));
        ben.claimsTheTask();
        SCENE.clock().lets(Duration.ofMinutes(14));
        SCENE.runs(SILENT);
        assertThat(ben.task()).isAssignedTo("ben");
    }

    @Test
    void resumesTheFlow() {
        inAFlow();
        ben.takesOver();
        ben.transfers(new TransferAction.Resume());
        bot.said("How tall are you");
        assertThat(SCENE.instance()).hasPassed("EndEvent_FlowResumed").isEnded();
        assertThat(SCENE.instance("size-guide")).isNotEnded();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.BOT);
    }

    @Test
    void resumesByTheTaskAlone() {
        inAFlow();
        ben.takesOver();
        ben.completesTheTask(Map.of("action", "resume"));
        bot.said("How tall are you");
        assertThat(SCENE.instance()).hasPassed("EndEvent_FlowResumed").isEnded();
    }

    @Test
    void refusesToResumeWhereNoFlowIsPaused() {
        ben.takesOver();
        assertThatThrownBy(ben::resumes).isInstanceOf(NothingToResume.class);
        assertThat(ben.task()).isAssignedTo("ben");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.agent(ben.id()));
    }

    @Test
    void stopsTheFlow() {
        inAFlow();
        ben.takesOver();
        ben.transfers(new TransferAction.Stop());
        bot.saidNothing();
        assertThat(SCENE.instance()).hasPassed("EndEvent_FlowStopped").isEnded();
        assertThat(SCENE.instance("size-guide")).isEnded();
        assertThat(SCENE.conversation().place()).isNull();
    }

    @Test
    void startsTheFlowOfAProductInsteadOfTheRunningOne() {
        inAFlow();
        ben.takesOver();
        ben.transfers(new TransferAction.StartProduct("MUG"));
        bot.said("Mug", "How many would you like?");
        assertThat(SCENE.instance()).hasPassed("EndEvent_FlowStarted").isEnded();
        assertThat(SCENE.instance("size-guide")).isEnded();
        assertThat(SCENE.instance("product-checkout")).isWaitingAt("Task_AskForQuantity");
        assertThat(SCENE.endings()).containsExactly("replaced");
    }

    @Test
    void startsTheFlowOfACollection() {
        ben.takesOver();
        ben.transfers(new TransferAction.StartCollection("SUMMER"));
        bot.said("Summer", "Which one would you like to see?");
        assertThat(SCENE.conversation().place().flow()).isEqualTo("collection-checkout");
    }

    @Test
    void startsACustomFlow() {
        ben.takesOver();
        ben.completesTheTask(Map.of("action", "start-flow", "target", "order-status-enquiry"));
        bot.said("What is your order number?");
        assertThat(SCENE.instance()).hasPassed("EndEvent_FlowStarted").isEnded();
    }

    @Test
    void staysWithTheAgentWhenThereIsNoSuchFlow() {
        ben.takesOver();
        assertThatThrownBy(() -> ben.transfers(new TransferAction.StartFlow("nowhere")))
                .hasStackTraceContaining("There is no flow nowhere to start");
        assertThat(ben.task()).isAssignedTo("ben");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.agent(ben.id()));
        assertThat(SCENE.instance()).isNotEnded();
    }

    @Test
    void refusesToStartWhatIsNotNamed() {
        ben.takesOver();
        assertThatThrownBy(() -> ben.completesTheTask(Map.of("action", "start-product")))
                .hasStackTraceContaining("Say which product to start");
        assertThat(ben.task()).isAssignedTo("ben");
    }

    @Test
    void goesOnWithTheFlowWhenTheTaskIsCompletedWithoutAChoice() {
        inAFlow();
        ben.takesOver();
        ben.completesTheTask(Map.of());
        bot.said("How tall are you");
    }

    @Test
    void justEndsWithoutAChoiceWhereNoFlowIsPaused() {
        ben.takesOver();
        ben.completesTheTask(Map.of());
        bot.saidNothing();
        assertThat(SCENE.instance()).isEnded();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.BOT);
    }

    @Test
    void isTransferredOnlyByItsHolder() {
        ben.takesOver();
        assertThatThrownBy(cleo::resumes).hasMessageContaining("held by agent ben");
        assertThat(SCENE.conversation().holder().agentId()).isEqualTo(AgentId.of("ben"));
    }

    @Test
    void isToldInTheTranscriptWithWhoDidIt() {
        customer.says("help");
        ben.takesOver();
        ben.transfers(new TransferAction.StartCollection("SUMMER"));
        cleo.takesOver();
        cleo.givesTheTaskBack();
        ben.claimsTheTask();
        ben.resolves();
        assertThat(SCENE.told())
                .containsExactly(
                        "help-wanted {reason=The customer asked for a person}",
                        "taken-over {by=ben}",
                        "transferred {action=start-collection, by=ben, target=SUMMER}",
                        "taken-over {by=cleo}",
                        "waits-again {from=cleo, reason=Put back into the queue}",
                        "taken-over {by=ben}",
                        "transferred {action=stop, by=ben}",
                        "resolved {by=ben}");
    }

    @Test
    void beginsAnewForTheNextTakeover() {
        inAFlow();
        ben.takesOver();
        ben.resumes();
        cleo.takesOver();
        cleo.resumes();
        customer.says("172");
        bot.said("Size M", "talk to a person");
    }
}
