package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.baton.team.Team;
import chat.baton.team.Teams;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** At {@code /api/v1}, nobody finds or changes anything of a shop that is not theirs, whatever they ask for. */
@Scenario
class ApiDoorScenarioTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DOOR = "/api/v1/";

    /** Who connects an account learns that its name, which is part of its address, is taken; not by whom. */
    private static final String TAKEN = "PUT /api/v1/channel-accounts/{channel}/{name}";

    /** What an id is of that is no conversation's. */
    private static final Map<String, String> THINGS = Map.of(
            "/media/", "media",
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
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    Belongings demos;
    Api gita;
    Api admin;

    @BeforeEach
    void anotherShopOpens() {
        demos = new Belongings(world, team, teams).withWorkInProgress();
        gita = new Api(world.port(), Belongings.STRANGER);
        admin = new Api(world.port(), "admin");
    }

    @AfterEach
    void close() {
        demos.close();
    }

    /** Each request names the other shop once, and once the own one with what the other has. */
    @TestFactory
    Stream<DynamicTest> nothingOfOthersIsBehindAnyRequest() {
        var before = demos.state();
        var requests = SpringRequests.all(mappings)
                .filter(request -> request.path().startsWith(DOOR))
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
            var text = new String(answer.body(), StandardCharsets.UTF_8);
            if (request.namesOneOfDemos() && answer.statusCode() == 404) {
                assertThat(asks(admin, request, "demo").statusCode())
                        .as("for admins")
                        .isEqualTo(200);
            } else if (!refused(request, answer)) {
                assertThat(answer.statusCode()).as(text).isBetween(200, 204);
                assertThat(text).doesNotContain(demos.marks());
            }
        }
    }

    private static boolean refused(Request request, HttpResponse<byte[]> answer) {
        return answer.statusCode() == 403
                || answer.statusCode() == 404
                || (answer.statusCode() == 400 && request.toString().equals(TAKEN));
    }

    private HttpResponse<byte[]> asks(Api who, Request request, String merchant) {
        var path = request.filledWith(known(request)) + "?from=1&to=2&against=live&merchant=" + merchant;
        if (request.file()) {
            return who.asks(
                    path, new Form().with("merchant", merchant).with("file", "a.txt", "text/plain", new byte[] {65}));
        }
        return who.asks(request.method(), path, words(merchant));
    }

    private Map<String, String> known(Request request) {
        var known = new HashMap<>(Map.of(
                "id", demos.conversation(),
                "number", "1",
                "key", "doorbell",
                "version", "1",
                "channel", "messenger",
                "name", "demo",
                "shortcut", "knock"));
        THINGS.forEach((part, thing) -> {
            if (request.path().contains(part)) {
                known.put("id", demos.get(thing));
            }
        });
        return known;
    }

    /** Whatever any request might have to say. */
    private String words(String merchant) {
        var words = new HashMap<String, Object>(Hours.closedToday("queue", "09:00", "17:00"));
        words.put("merchant", merchant);
        words.put("text", "I was here");
        words.put("title", "Title");
        words.put("action", "stop");
        words.put("agent", Belongings.STRANGER);
        words.put("value", "mine");
        words.put("answers", Map.of("quantity", "9"));
        words.put("settings", Map.of());
        words.put("conversation", demos.conversation());
        words.put("reason", "I was here");
        words.put("step", "Task_Ask");
        words.put("name", "Mine");
        words.put("tester", true);
        words.put("language", "de");
        words.put("from", 1);
        words.put("to", 2);
        words.put("quietSince", "2001-01-01T00:00:00Z");
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
