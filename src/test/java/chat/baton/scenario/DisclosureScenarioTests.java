package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers are told when it is the bot that answers. */
@Scenario
class DisclosureScenarioTests {

    private static final String DISCLOSURE = "our automatic assistant";

    @Autowired
    World world;

    Customer anna;
    Agent ben;

    @BeforeEach
    void annaAsksForALamp() {
        ben = world.agent("agent-1");
        anna = world.customer().writes("LAMP");
    }

    @Test
    void theBotSaysThatItIsOneBeforeItsFirstWordsAndNotAgain() {
        anna.reads("Which one");
        assertThat(World.messagesTo(anna).get(0)).contains(DISCLOSURE);

        anna.writes("LAMP-M").reads("How many");
        assertThat(World.messagesTo(anna))
                .filteredOn(text -> text.contains(DISCLOSURE))
                .hasSize(1);
    }

    @Test
    void whoAsksForAPersonAtOnceStillLearnsWhoAnswered() {
        var carl = world.customer().writes("help").reads(DISCLOSURE).reads("person");

        assertThat(World.messagesTo(carl))
                .satisfiesExactly(first -> assertThat(first).contains(DISCLOSURE), second -> assertThat(second)
                        .contains("person"));
    }

    @Test
    void theBotSaysSoAgainBeforeItGoesOnWhereAPersonHasWritten() {
        anna.reads("Which one");
        ben.takesOver(world.idOf(anna));
        anna.hasReadEverything();

        ben.transfers(world.idOf(anna), Map.of("action", "resume"));

        anna.reads("Which one");
        var since = World.messagesTo(anna);
        assertThat(since.subList(since.size() - 2, since.size()))
                .satisfiesExactly(first -> assertThat(first).contains(DISCLOSURE), second -> assertThat(second)
                        .contains("Which one"));
    }
}
