package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.handover.HelpReason;
import chat.baton.team.Team;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** What goes on is on the screens of those it concerns, at once and without a reload. */
@Scenario
class LiveScenarioTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    Tags tags;

    @Autowired
    Team team;

    @Autowired
    Statements statements;

    @Autowired
    @Qualifier("liveFeed")
    SmartLifecycle streams;

    LiveShop shop;
    Visitor vera;

    @BeforeEach
    void aShopOpens() {
        shop = new LiveShop(team, conversations);
        vera = veraSignsIn();
    }

    private Visitor veraSignsIn() {
        return new Visitor(world.port()).signsIn(shop.vera().value());
    }

    private Listener listens(Visitor who, String since) {
        return new Listener(world.port(), who.cookie("JSESSIONID"), since);
    }

    @Test
    void aStreamTellsWhatChangesToWhomItConcernsAndCatchesUp() throws IOException {
        shop.hears("Anna", "hello");
        var carla = new Visitor(world.port()).signsIn("agent-2");
        String mark;
        try (var here = listens(vera, null);
                var elsewhere = listens(carla, null)) {
            await().atMost(SOON).until(() -> here.heard("counts").count() == 1);
            var id = shop.hears("Ben", "first words");
            await().atMost(SOON).until(() -> here.heard("changed")
                    .anyMatch(event -> event.data().contains(id.toString())));
            assertThat(here.heard("changed")).anyMatch(event -> event.data().contains("first words"));
            assertThat(here.heard("counts")).last().satisfies(event -> assertThat(event.data())
                    .contains("\"open\":2"));
            assertThat(elsewhere.heard("changed"))
                    .noneMatch(event -> event.data().contains(id.toString()));
            mark = here.mark();
        }
        var missed = shop.hears("Carl", "said while nobody listened");
        try (var again = listens(vera, mark)) {
            await().atMost(SOON).until(() -> again.heard("changed")
                    .anyMatch(event -> event.data().contains(missed.toString())));
            assertThat(again.heard("changed")).noneMatch(event -> event.data().contains("first words"));
        }
        try (var lost = listens(vera, "1:1:'; drop table customer")) {
            await().atMost(SOON).until(() -> lost.heard("resync").count() == 1);
        }
    }

    @Test
    void whoWaitsIsToldThoughNobodyListenedWhenTheyBegan() throws IOException {
        var id = shop.hears("Anna", "hello");
        try (var first = listens(vera, null)) {
            await().atMost(SOON).until(() -> first.heard("counts").count() == 1);
        }
        streams.stop();
        conversations.hand(id, Holder.QUEUE, "asked for a person");
        streams.start();
        vera = veraSignsIn();
        try (var next = listens(vera, null)) {
            await().atMost(SOON).until(() -> next.heard("counts").count() > 0);
            assertThat(next.heard("counts")).last().satisfies(event -> assertThat(event.data())
                    .contains("\"queue\":1"));
        }
    }

    @Test
    void aStreamTellsInItsReadersLanguageWhyAPersonIsWanted() throws IOException {
        var id = shop.hears("Anna", "hello");
        try (var english = listens(vera, null);
                var german = new Listener(world.port(), vera.cookie("JSESSIONID"), null, "de")) {
            await().atMost(SOON)
                    .until(() -> english.heard("counts").count() == 1
                            && german.heard("counts").count() == 1);
            conversations.hand(id, Holder.QUEUE, HelpReason.ASKED.words());

            for (var event : List.of("counts", "changed")) {
                await().atMost(SOON).until(() -> tells(german, event, "möchte mit einem Menschen sprechen"));
                await().atMost(SOON).until(() -> tells(english, event, "asked for a person"));
                assertThat(tells(german, event, "asked for a person")).isFalse();
            }
        }
    }

    private static boolean tells(Listener stream, String event, String words) {
        return stream.heard(event).anyMatch(heard -> heard.data().contains(words));
    }

    @Test
    void aStreamEndsWhenItsPersonSignsOut() throws IOException {
        try (var stream = listens(vera, null)) {
            await().atMost(SOON).until(() -> stream.heard("beat").count() > 0);
            vera.sends("/logout", Map.of(), "/");

            await().atMost(SOON).until(stream::hasEnded);
        }
    }

    @Test
    void adminsSeeEveryMerchantsConversationsAndAgentsOnlyTheirOwn() {
        var page = "/conversations/" + shop.hears("Anna", "hello");
        var ada = new Visitor(world.port()).signsIn("admin");
        var carla = new Visitor(world.port()).signsIn("agent-2");

        for (var part : List.of(page, page + "/talk", page + "/messages", page + "/customer")) {
            assertThat(vera.gets(part).statusCode()).as(part).isEqualTo(200);
            assertThat(ada.gets(part).statusCode()).as(part).isEqualTo(200);
            assertThat(carla.gets(part).statusCode()).as(part).isEqualTo(404);
        }
        assertThat(ada.gets("/list").body()).contains(page);
        assertThat(vera.gets("/list").body()).contains(page);
        assertThat(carla.gets("/list").body()).doesNotContain(page);
    }

    @Test
    void theListCostsTheSameHoweverLongItIs() {
        shop.hears("The first", "a blue shirt");
        var few = statementsOfTheList();
        IntStream.range(0, 60).forEach(n -> {
            var id = shop.hears("Customer " + n, "a blue shirt");
            tags.tag(id, "tag " + n);
            conversations.hand(id, Holder.agent(n % 2 == 0 ? shop.vera() : AgentId.of("agent-1")), "");
        });

        assertThat(vera.gets("/list").body()).contains("tag 59", "Vera Voss");
        // The names of agents are asked for when there are any: for the rows, and for the filter.
        await().untilAsserted(() -> assertThat(statementsOfTheList())
                .hasSizeBetween(few.size(), few.size() + 2)
                .hasSizeLessThan(20));
        assertThat(vera.gets("/list/rows?q=blue&cursor=nonsense").statusCode()).isEqualTo(400);
    }

    /** What this takes alone: workers and pages of other tests, and who looks at them, ask the database meanwhile. */
    private List<String> statementsOfTheList() {
        return IntStream.range(0, 5)
                .mapToObj(n -> {
                    statements.look();
                    assertThat(vera.gets("/list").statusCode()).isEqualTo(200);
                    return statements.seen().stream()
                            .filter(sql -> sql.startsWith("select"))
                            .filter(sql -> sql.contains("conversation") || sql.contains("ACT_ID"))
                            .filter(sql -> !sql.contains("changed_in") && !sql.contains("from presence"))
                            .toList();
                })
                .min(Comparator.comparing(List::size))
                .orElseThrow();
    }
}
