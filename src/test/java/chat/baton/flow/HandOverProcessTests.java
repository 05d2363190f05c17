package chat.baton.flow;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import chat.baton.conversation.Holder;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A flow that asks for people of teams. */
class HandOverProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.of("returns-enquiry");

    private final TestBot bot = SCENE.bot();
    private final TestAgent ben = SCENE.agent("ben");

    @BeforeAll
    static void deploys() {
        SCENE.deploys("chat/baton/flow/returns-enquiry.bpmn");
    }

    @Test
    void asksTheTeamItNamesAndEverybodyWhereThereIsNone() {
        SCENE.starts(new Start("returns-enquiry", Map.of()));
        assertThat(ben.task()).hasCandidateGroup(Staff.RETURNS.id().value());
        ben.takesOver();
        ben.resumes();

        bot.said("A person will answer you");
        assertThat(SCENE.instance()).isWaitingAt("Task_HandOverToRepairs");
        assertThat(ben.task()).hasCandidateGroup("agents");
        ben.takesOver();
        ben.resumes();
        assertThat(SCENE.instance()).isEnded();
    }

    @Test
    void goesOnAtOnceWhenTheBotKeepsTheConversation() {
        SCENE.staff().goesHome(true);
        SCENE.starts(new Start("returns-enquiry", Map.of()));

        bot.said("We are back Monday", "Our people are back Monday");
        assertThat(SCENE.instance()).isEnded();
        org.assertj.core.api.Assertions.assertThat(SCENE.conversation().holder())
                .isEqualTo(Holder.BOT);
    }
}
