package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What strangers send to keep others from being served. Each test has an address of its own, as limits are by address; what is
 * taken of a limit comes back by the clock, so that how often is enough depends on how fast it was.
 */
@Scenario
class HostileScenarioTests {

    private static final Pattern RETRY_AFTER = Pattern.compile("(?im)^retry-after: [1-9]\\d?\r?$");
    private static final String NEIGHBOUR = "127.0.0.6";
    private static final String FORGED = "sha256=" + "0".repeat(64);
    private static final byte[] WEBHOOK = Phone.envelope(List.of());

    @Autowired
    World world;

    private final List<Stranger> strangers = new ArrayList<>();

    private interface Attempt {
        String answer() throws IOException;
    }

    @AfterEach
    void theyGo() throws IOException {
        for (var stranger : strangers) {
            stranger.close();
        }
    }

    private Stranger stranger(String address) throws IOException {
        var stranger = new Stranger(address, world.port());
        strangers.add(stranger);
        return stranger;
    }

    private String answer(String address, String head, byte[] body) throws IOException {
        try (var one = new Stranger(address, world.port())) {
            return one.sends(head + "Host: localhost\r\nConnection: close\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .sends(body)
                    .reads();
        }
    }

    private String posts(String address, String path) throws IOException {
        return answer(address, "POST " + path + " HTTP/1.1\r\nAccept: text/html\r\n", new byte[0]);
    }

    private String showsAPassword(String address, String nameAndPassword) throws IOException {
        return answer(address, "GET /api/v1/flows HTTP/1.1\r\n" + basic(nameAndPassword), new byte[0]);
    }

    private static String basic(String nameAndPassword) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    private String sendsAWebhook(String address, byte[] body, String signature) throws IOException {
        return answer(
                address,
                "POST /hooks/messenger/demo HTTP/1.1\r\nContent-Type: application/json\r\nX-Hub-Signature-256: "
                        + signature + "\r\n",
                body);
    }

    /** Tries until there were too many. @return how often it was answered otherwise */
    private static int until(Consumer<String> end, Attempt attempt, String otherwise) throws IOException {
        for (int tried = 0; tried < 1000; tried++) {
            var answer = attempt.answer();
            if (answer.startsWith("HTTP/1.1 429")) {
                assertThat(answer).containsPattern(RETRY_AFTER).satisfies(end);
                return tried;
            }
            assertThat(answer).startsWith("HTTP/1.1 " + otherwise);
        }
        throw new AssertionError("1000 were not too many");
    }

    private static Consumer<String> problem(String detail) {
        return answer -> assertThat(answer)
                .contains("application/problem+json", "\"urn:baton:problem:too-many\"", detail + "\"}");
    }

    @Test
    void whoeverGuessesPasswordsHasToWaitAtEveryDoorAndOthersHaveNot() throws IOException {
        Attempt guess = () -> showsAPassword("127.0.0.7", "nobody:guess");

        assertThat(until(problem("Too many wrong passwords. Wait a little."), guess, "401"))
                .isGreaterThanOrEqualTo(30);

        until(
                page -> assertThat(page).contains("Too many wrong passwords", "Please wait a little"),
                () -> {
                    guess.answer();
                    return posts("127.0.0.7", "/login");
                },
                "403");
        until(
                problem("Wait a little."),
                () -> {
                    guess.answer();
                    return posts("127.0.0.7", "/camunda/api/admin/auth/user/default/login/tasklist");
                },
                "403");
        assertThat(answer("127.0.0.7", "GET /login HTTP/1.1\r\n", new byte[0])).startsWith("HTTP/1.1 200");
        assertThat(showsAPassword(NEIGHBOUR, "admin:sandbox")).startsWith("HTTP/1.1 200");
    }

    @Test
    void rightPasswordsCostNothing() throws IOException {
        for (int shown = 0; shown < 40; shown++) {
            assertThat(showsAPassword("127.0.0.8", "agent-1:sandbox")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whoeverForgesWebhooksIsSlowedDownAndTheProviderIsNot() throws IOException {
        assertThat(until(
                        problem("Too many webhooks with a signature that is not the provider's."),
                        () -> sendsAWebhook("127.0.0.9", WEBHOOK, FORGED),
                        "403"))
                .isGreaterThanOrEqualTo(60);

        assertThat(sendsAWebhook(NEIGHBOUR, WEBHOOK, FORGED)).startsWith("HTTP/1.1 403");
        assertThat(sendsAWebhook("127.0.0.9", WEBHOOK, Phone.signature(WEBHOOK)))
                .as("even from there")
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void whoeverDoesNotComeToAnEndKeepsNobodyFromBeingServed() throws IOException {
        for (int one = 0; one < 300; one++) {
            stranger("127.0.0.10").sends("POST /hooks/messenger/demo HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        }
        for (int one = 0; one < 100; one++) {
            stranger("127.0.0.10")
                    .sends("POST /hooks/messenger/demo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{");
        }

        assertThat(showsAPassword(NEIGHBOUR, "admin:sandbox")).startsWith("HTTP/1.1 200");
        world.customer().writes("LAMP").reads("Which one");
    }

    @Test
    void aFloodOfHeadersIsRefused() throws IOException {
        var flood = new StringBuilder("GET /login HTTP/1.1\r\nHost: localhost\r\n");
        for (int header = 0; header < 90; header++) {
            flood.append("X-Flood-")
                    .append(header)
                    .append(": ")
                    .append("a".repeat(1000))
                    .append("\r\n");
        }

        assertThat(stranger("127.0.0.10")
                        .sends(flood + "Connection: close\r\n\r\n")
                        .reads())
                .containsPattern("^HTTP/1.1 4(00|31)");
    }

    /** 64 MB are sent in vain, in pieces that do not tell how many there will be. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/hooks/messenger/demo", "/hooks/payment", "/webchat/v1/sessions", "/login", "/api/v1/flows"})
    void nobodyListensToWhatHasNoEnd(String path) throws IOException {
        var piece = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var endless = stranger("127.0.0.10")
                .sends("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\n");

        assertThat(endless.sends(piece, 1024)).isLessThan(1024);
    }

    @Test
    void whatIsNestedDeeperThanAnybodyNeedsIsRefused() throws IOException {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        var reply = "{\"of\":" + deep + ",\"title\":\"Deep\",\"text\":\"Deep\"}";

        assertThat(answer(
                        "127.0.0.10",
                        "PUT /api/v1/canned-replies/deep HTTP/1.1\r\nContent-Type: application/json\r\n"
                                + basic("merchant:sandbox"),
                        reply.getBytes(StandardCharsets.US_ASCII)))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hooks/messenger/nobody", "/hooks/nothing/demo", "/hooks/messenger/..%2f..%2fdemo"})
    void whatIsSentToAnAccountThatIsNotThereIsNotRead(String path) throws IOException {
        assertThat(stranger("127.0.0.10")
                        .sends("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Length: 1000000000\r\n\r\n{")
                        .readsFirstLine())
                .containsPattern("^HTTP/1.1 (400|403|404)");
    }
}
