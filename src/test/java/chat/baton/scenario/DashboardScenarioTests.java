package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Scenario
class DashboardScenarioTests {

    @Autowired
    World world;

    Customer anna;
    String page;
    Visitor ben;
    Visitor carla;

    @BeforeEach
    void annaLooksAtALampAndTwoHaveTheirPagesOpen() {
        anna = world.customer().writes("LAMP").reads("Which one");
        page = "/conversations/" + world.idOf(anna);
        ben = new Visitor(world.port()).signsIn("agent-1");
        carla = new Visitor(world.port()).signsIn("agent-2");
    }

    @Test
    void theHomePageListsWhatGoesOn() {
        assertThat(ben.gets("/").body()).contains(page, "Which one would you like?", "Product checkout");
        assertThat(ben.gets("/?tab=resolved").body()).doesNotContain(page);
    }

    @Test
    void theBellCountsWhoWaitsOnEveryPage() {
        anna.writes("help").reads("person");

        assertThat(ben.gets(page).body()).contains("waiting for a person", "<title>(");
        assertThat(ben.gets("/?tab=help").body()).contains(page, "asked for a person");
    }

    @Test
    void whyAPersonIsWantedIsToldInEachReadersLanguage() {
        anna.writes("help").reads("person");

        assertThat(ben.gets(page, "Accept-Language", "de").body())
                .contains("Der Kunde möchte mit einem Menschen sprechen", "Ein Mensch wird gebraucht: Der Kunde")
                .doesNotContain("The customer asked for a person");
        assertThat(carla.gets(page, "Accept-Language", "fr").body()).contains("The customer asked for a person");
    }

    @Test
    void anAgentTakesOverAnswersAndLetsTheFlowResume() {
        assertThat(deed(ben, "deeds/takeover", Map.of())).contains("Give back to the bot");
        assertThat(ben.gets(page + "/deeds/transfer").body())
                .contains("goes on at", "Which one would you like?", "Stop current flow");
        anna.hasReadEverything();

        assertThat(ben.sends(page + "/messages", Map.of("text", "Ben here.", "key", "1"), page)
                        .body())
                .contains("Ben here.", "Ben Brooks");
        anna.reads("Ben here.");
        assertThat(deed(ben, "deeds/transfer", Map.of("action", "resume"))).contains("Take over");
        anna.reads("Which one");
    }

    @Test
    void anAgentHasTheBotStartSomethingElse() {
        deed(ben, "deeds/takeover", Map.of());
        anna.hasReadEverything();

        assertThat(deed(ben, "deeds/transfer", Map.of("action", "start-flow", "target", "size-guide")))
                .contains("Size guide");
        anna.reads("");
    }

    @Test
    void anAgentPassesOnAndResolves() {
        deed(ben, "deeds/takeover", Map.of());

        assertThat(deed(ben, "deeds/assignment", Map.of("to", "agent:agent-2"))).contains("Carla Cruz");
        assertThat(deed(carla, "deeds/resolution", Map.of())).contains("resolved", "Reopen");
    }

    @Test
    void whoIsLateReadsWhoWasFirst() {
        carla.gets(page);
        deed(ben, "deeds/takeover", Map.of());

        assertThat(carla.sends(page + "/deeds/takeover", Map.of(), page).body())
                .contains("Ben Brooks was faster", "Ben Brooks since");
    }

    @Test
    void whatACustomerWritesIsTextAndNeverMarkup() {
        anna.writes("<script>alert('x')</script>");
        deed(ben, "deeds/takeover", Map.of());

        assertThat(ben.gets(page).body()).contains("&lt;script&gt;alert(").doesNotContain("<script>alert(");
    }

    @Test
    void whatIsNotThereIsAFriendlyPage() {
        var answer = ben.gets("/conversations/01a207aa-8c82-7e77-b50a-fa2818c635af");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here");
    }

    /** @return the page afterwards */
    private String deed(Visitor agent, String deed, Map<String, String> fields) {
        assertThat(agent.sends(page + "/" + deed, fields, page).statusCode()).isIn(200, 302);
        return agent.gets(page).body();
    }
}
