package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import chat.baton.conversation.Content;
import chat.baton.conversation.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeGuideProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.of("size-guide");

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();
    private final TestAgent ben = SCENE.agent("ben");

    @Test
    void asksWhatTheSizeIsFor() {
        customer.says("Which size do I need?");
        bot.said("What do you need a size for?");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskForGarment");
    }

    @ParameterizedTest
    @CsvSource({"164, Size S", "165, Size M", "177, Size M", "178, Size L", "189, Size L", "190, Size XL"})
    void recommendsAShirtByHeight(String height, String size) {
        customer.says("size guide", "shirt");
        bot.said("How tall are you");
        customer.says(height);
        bot.said(size + " should fit you well", "talk to a person");
        assertThat(SCENE.instance()).isWaitingAt("Task_AskWhetherAPersonShouldHelp");
    }

    @ParameterizedTest
    @CsvSource({"244, 36 to 38", "245, 39 to 41", "264, 39 to 41", "265, from 42"})
    void recommendsShoesByTheLengthOfTheFoot(String length, String sizes) {
        customer.says("size guide");
        customer.taps("Shoes");
        bot.said("How long is your foot");
        customer.says(length + " mm");
        bot.said(sizes, "talk to a person");
    }

    @Test
    void endsWhenThatWasAll() {
        customer.says("size guide", "shirt", "172", "no");
        bot.said("Great.");
        assertThat(SCENE.instance()).hasPassed("EndEvent_SizeRecommended").isEnded();
        assertThat(SCENE.conversation().place()).isNull();
    }

    @Test
    void waitsForThePersonWhoIsWanted() {
        customer.says("size guide", "shirt", "172", "yes");
        bot.said("A person will answer you");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        assertThat(SCENE.conversation().help().reason()).contains("size of shirt");
        assertThat(SCENE.instance()).isWaitingAt("Task_HandOverToAPerson").isSuspended();
    }

    @Test
    void endsWhenThePersonHasHelped() {
        customer.says("size guide", "shirt", "172", "yes");
        ben.takesOver();
        ben.resumes();
        assertThat(SCENE.instance()).hasPassed("EndEvent_PersonHelped").isEnded();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.BOT);
    }

    @Test
    void saysWhatWouldFitWhenAnAnswerDoesNot() {
        customer.says("size guide", "shirt", "tall");
        bot.said("whole centimetres");
        customer.sends(new Content.Image("https://pictures.example/me.jpg", null));
        bot.said("Type \"help\" to talk to a person");
        customer.says("172");
        bot.said("Size M", "talk to a person");
        assertThat(SCENE.conversation().misunderstood()).isZero();
    }

    @Test
    void asksForAPersonAfterThreeAnswersThatDoNotFit() {
        customer.says("size guide", "shirt", "tall", "very tall", "very very tall");
        bot.said("A person will answer you");
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        assertThat(SCENE.conversation().help().reason()).contains("Ask for height");
        assertThat(SCENE.instance()).isSuspended();
    }

    @Test
    void asksTheOpenQuestionAgainAfterATakeover() {
        customer.says("size guide", "shirt");
        ben.takesOver();
        customer.says("172");
        bot.saidNothing();
        ben.resumes();
        bot.said("How tall are you");
        customer.says("172");
        bot.said("Size M", "talk to a person");
    }

    @Test
    void endsOnTheWordStop() {
        customer.says("size guide", "Stop!");
        bot.said("Stopped.");
        assertThat(SCENE.instance()).isEnded();
        assertThat(SCENE.conversation().place()).isNull();
    }
}
