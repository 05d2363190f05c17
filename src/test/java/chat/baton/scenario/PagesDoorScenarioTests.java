package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.team.Team;
import chat.baton.team.Teams;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Our own pages, their parts and their live stream show and change nothing of a shop that is not one's own. */
@Scenario
class PagesDoorScenarioTests {

    /** Doors with a guard of their own, and what belongs to no shop. */
    private static final Set<String> OTHER_DOORS =
            Set.of("api", "hooks", "webchat", "sandbox", "login", "error", "actuator");

    /** What never ends has a test of its own; whoever has a signed link may see a file; more of a list is as the list. */
    private static final Set<String> BESIDES = Set.of("/live/stream", "/media/public", "/list/rows");

    /** What an id is of that is no conversation's. */
    private static final Map<String, String> THINGS = Map.of(
            "/media/", "media",
            "/settings/", "team",
            "/recordings/", "recording",
            "/migrations/", "migration",
            "/parked-events/", "parked");

    @Autowired
    World world;

    @Autowired
    Team team;

    @Autowired
    Teams teams;

    @Autowired
    Conversations conversations;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    Belongings demos;
    Visitor gita;
    Visitor ada;

    @BeforeEach
    void somebodyOfAnotherShopSignsIn() {
        demos = new Belongings(world, team, teams);
        gita = new Visitor(world.port()).signsIn(Belongings.STRANGER);
        ada = new Visitor(world.port()).signsIn("admin");
    }

    @AfterEach
    void close() {
        demos.close();
    }

    /** Each request names the other shop once, and once the own one with what the other has. */
    @TestFactory
    Stream<DynamicTest> nothingOfOthersIsBehindAnyRequest() {
        demos.withWorkInProgress();
        var before = demos.state();
        var requests = SpringRequests.all(mappings)
                .filter(request -> !OTHER_DOORS.contains(request.kind()))
                .filter(request -> BESIDES.stream().noneMatch(request.path()::startsWith))
                .toList();
        return Stream.of(
                        requests.stream().map(request -> dynamicTest(request.toString(), () -> findsNothing(request))),
                        Stream.of(dynamicTest("and all is as it was", () -> assertThat(demos.state())
                                .isEqualTo(before))))
                .flatMap(tests -> tests);
    }

    private void findsNothing(Request request) {
        for (var merchant : List.of("demo", Belongings.GARDEN.value())) {
            var answer = asks(gita, request, merchant);
            if (request.namesOneOfDemos() && answer.statusCode() == 404) {
                assertThat(asks(ada, request, "demo").statusCode())
                        .as("for admins")
                        .isBetween(200, 204);
            } else if (answer.statusCode() != 403 && answer.statusCode() != 404) {
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204, 302);
                assertThat(answer.body()).doesNotContain(demos.marks());
            }
        }
    }

    private HttpResponse<String> asks(Visitor who, Request request, String merchant) {
        var path = request.filledWith(known(request));
        if (request.reads()) {
            return who.gets(path + "?from=1&to=2&against=live&merchant=" + merchant);
        }
        if (request.file() || path.endsWith("/attachments") || path.equals("/flows")) {
            return who.uploads(path + "?merchant=" + merchant, "a.txt", new byte[] {65}, "/replies");
        }
        var fields = fields(merchant);
        if (path.contains("/migration")) {
            fields.put("to", "1");
        }
        return who.sends(path, fields, "/replies");
    }

    private Map<String, String> known(Request request) {
        var known = new HashMap<>(Map.of(
                "id", demos.conversation(),
                "number", "1",
                "key", "doorbell",
                "version", "1",
                "channel", "messenger",
                "name", "demo",
                "definition", demos.get("definition"),
                "shortcut", "knock"));
        THINGS.forEach((part, thing) -> {
            if (request.path().contains(part)) {
                known.put("id", demos.get(thing));
            }
        });
        return known;
    }

    /** Whatever any form might have in it. */
    private Map<String, String> fields(String merchant) {
        var fields = new HashMap<String, String>();
        for (var field : List.of("text", "value", "title", "tag", "reason", "answer.quantity")) {
            fields.put(field, "I was here");
        }
        fields.putAll(Map.of(
                "merchant",
                merchant,
                "conversation",
                demos.conversation(),
                "key",
                UUID.randomUUID().toString(),
                "name",
                "demo",
                "was",
                "knock",
                "shortcut",
                "knock"));
        fields.putAll(Map.of(
                "id", demos.get("team"),
                "language", "en",
                "product", "LAMP",
                "order", UUID.randomUUID().toString(),
                "action", "stop",
                "page", "page-of-gita",
                "away", "false",
                "enabled", "false",
                "to", "agent:" + Belongings.STRANGER));
        fields.putAll(Map.of(
                "since",
                "2001-01-01T00:00:00Z",
                "from",
                "1",
                "shared",
                "false",
                "step",
                "Task_Ask",
                "flow",
                "doorbell",
                "against",
                "live",
                "tester",
                "true",
                "language",
                "de"));
        return fields;
    }

    @Test
    void theStreamTellsOfTheOwnShopAlone() throws IOException {
        try (var stream = new Listener(world.port(), gita.cookie("JSESSIONID"), null)) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> stream.heard("counts").count() > 0);
            world.customer().writes("LAMP").reads("Which one");
            var own = hears("Do you have roses?");

            await().atMost(Duration.ofSeconds(10)).until(() -> stream.heard("changed")
                    .anyMatch(event -> event.data().contains(own)));
            assertThat(stream.heard("changed")).allMatch(event -> event.data().contains(own));
        }
    }

    private String hears(String text) {
        var ref = new CustomerRef(Belongings.GARDEN, "messenger", "garden", "customer-" + UUID.randomUUID());
        conversations.record(new Inbound(ref, UUID.randomUUID().toString(), Instant.now(), Content.text(text)));
        return conversations.find(ref).orElseThrow().id().toString();
    }
}
