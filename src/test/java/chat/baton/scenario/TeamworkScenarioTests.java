package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.OfficeHours;
import chat.baton.team.Offices;
import chat.baton.team.Presence;
import chat.baton.team.Role;
import chat.baton.team.Team;
import chat.baton.team.Teams;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who answers a customer when there are several people, and when there is nobody. */
@Scenario
class TeamworkScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");
    private static final AgentId BEN = AgentId.of("agent-1");

    @Autowired
    World world;

    @Autowired
    Presence presence;

    @Autowired
    Offices offices;

    @Autowired
    Teams teams;

    @Autowired
    TaskService tasks;

    @Autowired
    Team people;

    @Autowired
    JdbcClient jdbc;

    Customer anna;
    String conversation;
    Agent ben;
    Agent carla;
    Agent mara;

    @BeforeEach
    void annaIsGreetedAndThreeAreAtWork() {
        anna = world.customer().writes("Hello").reads("Choose");
        conversation = world.idOf(anna);
        ben = world.agent("agent-1");
        carla = world.agent("agent-2");
        mara = world.agent("merchant");
        presence.here(BEN, "page-1", null, false);
    }

    @AfterEach
    void everybodyIsBack() {
        offices.put(DEMO, OfficeHours.ROUND_THE_CLOCK);
        presence.choose(BEN, false);
        presence.gone(BEN, "page-1");
        teams.of(DEMO).forEach(team -> teams.dissolve(DEMO, team.id()));
    }

    @Test
    void whoWritesSoonAfterTheirConversationWasResolvedGetsTheSameAgent() {
        benResolves();

        anna.writes("One more thing");
        await().until(() -> holder().equals("agent-1"));
        assertThat(ben.looksAt(conversation).path("status").asText()).isEqualTo("open");
        ben.reads(conversation, "the customer wrote again");
        ben.writes(conversation, "Yes?");
        anna.reads("Yes?");
        assertThat(anna.unread()).isEmpty();
    }

    @Test
    void whoWritesWhileTheirAgentIsAwayGetsTheBot() {
        benResolves();
        presence.choose(BEN, true);

        anna.writes("menu").reads("Choose");
        assertThat(holder()).isEqualTo("bot");
        presence.choose(BEN, false);
        anna.writes("menu").reads("Choose");
        assertThat(holder()).isEqualTo("bot");
    }

    @Test
    void whoWritesLongAfterGetsTheBot() {
        benResolves();
        jdbc.sql("update conversation set resolved_at = resolved_at - interval '61 minutes' where id = ?::uuid")
                .param(conversation)
                .update();

        anna.writes("menu").reads("Choose");
        assertThat(holder()).isEqualTo("bot");
    }

    @Test
    void whoNobodyHelpedGetsTheBotWhenTheyWriteAgain() {
        carla.resolves(conversation);

        anna.writes("menu").reads("Choose");
        assertThat(holder()).isEqualTo("bot");
    }

    @Test
    void anAgentWhoTakesOverAResolvedConversationOpensIt() {
        benResolves();
        carla.takesOver(conversation);

        assertThat(carla.looksAt(conversation).path("status").asText()).isEqualTo("open");
        anna.writes("Thanks");
        ben.reads(conversation, "Thanks");
        assertThat(holder()).isEqualTo("agent-2");
    }

    @Test
    void outOfHoursWhoAsksForAPersonReadsWhenAndWaits() {
        closes("queue");

        anna.writes("help").reads("We are back");
        await().until(() -> holder().equals("queue"));
        anna.hasReadEverything().writes("Is there no agent?").reads("Our people are back");
    }

    @Test
    void outOfHoursTheBotKeepsWhoAsksWhereTheMerchantWantsIt() {
        closes("bot");

        anna.writes("help").reads("We are back");
        ben.reads(conversation, "The customer asked for a person");
        assertThat(holder()).isEqualTo("bot");
        anna.writes("LAMP").reads("Which one");
    }

    @Test
    void aTeamIsAskedFirst() {
        var team = teams.form(DEMO, "Returns", Set.of(BEN));
        anna.writes("help").reads("person");

        assertThat(assignsToTeam(team.value()).status()).isEqualTo(200);
        var help = carla.looksAt(conversation).path("helpRequested");
        assertThat(help.path("team").asText()).isEqualTo(team.value());
        assertThat(tasksFor(team.value())).isEqualTo(1);
        assertThat(tasksFor("agents")).isZero();
        carla.reads(conversation, "asked team Returns");

        teams.dissolve(DEMO, team);
        assertThat(tasksFor("agents")).isEqualTo(1);
        assertThat(carla.looksAt(conversation)
                        .path("helpRequested")
                        .path("team")
                        .isNull())
                .isTrue();
    }

    @Test
    void noTeamIs404AndNobodyIs400() {
        anna.writes("help").reads("person");

        assertThat(assignsToTeam("team-nowhere").status()).isEqualTo(404);
        assertThat(carla.api()
                        .post("/api/v1/conversations/" + conversation + "/assign", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nobodyReachesWhatIsAnotherMerchants() {
        var tea = MerchantId.of("tea-corner");
        people.open(new Merchant(
                tea, "Tea corner", Currency.getInstance("GBP"), "GB", Locale.UK, ZoneId.of("Europe/London")));
        people.employ(
                new chat.baton.team.Agent(AgentId.of("tim"), "Tim Tea", Set.of(Role.MERCHANT)), "sandbox", Set.of(tea));
        var tim = world.agent("tim").api();
        var theirs = teams.form(tea, "Tasters", Set.of(AgentId.of("tim")));
        teams.form(DEMO, "Returns", Set.of(BEN));
        anna.writes("help").reads("person");

        assertThat(assignsToTeam(theirs.value()).status()).isEqualTo(404);
        assertThat(tim.get("/api/v1/teams").body().path("items")).hasSize(1);
        assertThat(tim.get("/api/v1/office-hours?merchant=demo").status()).isEqualTo(404);
        assertThat(tim.put("/api/v1/canned-replies/hi", Map.of("merchant", "demo", "title", "Hi", "text", "Hi"))
                        .status())
                .isEqualTo(404);
        assertThat(tim.put("/api/v1/canned-replies/hi", Map.of("title", "Hi", "text", "Hi"))
                        .status())
                .isEqualTo(200);
        assertThat(ben.api().get("/api/v1/canned-replies").body().path("items"))
                .noneMatch(reply -> reply.path("shortcut").asText().equals("hi"));
        assertThatIllegalArgumentException().isThrownBy(() -> teams.form(tea, "Strangers", Set.of(BEN)));
        assertThatIllegalArgumentException().isThrownBy(() -> teams.form(tea, "tasters", Set.of()));
        teams.dissolve(tea, theirs);
    }

    private void benResolves() {
        ben.takesOver(conversation);
        assertThat(ben.resolves(conversation).status()).isEqualTo(200);
        anna.hasReadEverything();
    }

    private String holder() {
        var holder = ben.looksAt(conversation).path("holder");
        return holder.path("agent").asText(holder.path("kind").asText());
    }

    private Api.Answer assignsToTeam(String team) {
        return carla.api().post("/api/v1/conversations/" + conversation + "/assign", Map.of("team", team));
    }

    private long tasksFor(String group) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(conversation)
                .taskCandidateGroup(group)
                .count();
    }

    private void closes(String whenAsked) {
        assertThat(mara.api()
                        .put("/api/v1/office-hours", Hours.closedToday(whenAsked))
                        .status())
                .isEqualTo(200);
    }
}
