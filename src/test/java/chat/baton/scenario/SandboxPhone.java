package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A customer with the sandbox's phone, on whatever channel: taps what can be tapped and types the number of what cannot. */
class SandboxPhone {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LINK = Pattern.compile("https?://\\S+/sandbox/pay/(\\w[\\w-]*)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final String address;
    private int read;

    SandboxPhone(int port, String channel, String customer) {
        this.port = port;
        this.address = "http://127.0.0.1:" + port + "/sandbox/phone/" + channel + "/" + customer;
    }

    SandboxPhone writes(String text) {
        return does(JSON.createObjectNode().put("gesture", "text").put("text", text));
    }

    private SandboxPhone does(ObjectNode gesture) {
        var answer = send(HttpRequest.newBuilder(URI.create(address + "/gestures"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(gesture.toString())));
        assertThat(answer.path("status").asInt()).as("what Baton answered").isBetween(200, 299);
        return this;
    }

    /** Says whether they get drafts of flows. */
    SandboxPhone tests(boolean tester) {
        send(HttpRequest.newBuilder(URI.create(address + "/tools/tester"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"tester\":" + tester + "}")));
        return this;
    }

    /** Waits for words of the shop, passing over earlier ones. */
    SandboxPhone reads(String words) {
        await("\"" + words + "\"")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(25))
                .until(() -> {
                    var messages = fromShop();
                    for (int next = read; next < messages.size(); next++) {
                        if (messages.get(next).toString().contains(words)) {
                            read = next + 1;
                            return true;
                        }
                    }
                    return false;
                });
        return this;
    }

    int received() {
        return fromShop().size();
    }

    /** Chooses from what the last message that was read offers. */
    SandboxPhone chooses(String title) {
        var message = fromShop().get(read - 1);
        return tap(message, title).map(this::does).orElseGet(() -> writes(number(message.toString(), title)));
    }

    private static Optional<ObjectNode> tap(JsonNode message, String title) {
        return tap(message, message.path("choices"), "choice", title).or(() -> each(message.path("parts"))
                .flatMap(part -> tap(message, part.path("buttons"), "button", title)
                        .or(() -> tap(message, part.path("rows"), "row", title))
                        .stream())
                .findFirst());
    }

    private static Optional<ObjectNode> tap(JsonNode message, JsonNode offered, String on, String title) {
        return each(offered)
                .filter(one -> one.path("title").asText().startsWith(title))
                .map(one -> JSON.createObjectNode()
                        .put("gesture", "tap")
                        .put("on", on)
                        .put("message", message.path("id").asText())
                        .put("title", one.path("title").asText())
                        .<ObjectNode>set("value", one.path("value")))
                .findFirst();
    }

    private static String number(String message, String title) {
        var found = Pattern.compile("(\\d+)\\. " + Pattern.quote(title)).matcher(message);
        assertThat(found.find()).as(title + " is offered in " + message).isTrue();
        return found.group(1);
    }

    /** Opens the newest payment link and pays. */
    SandboxPhone pays() {
        var page = "/sandbox/pay/" + newestToken();
        assertThat(new Visitor(port).sends(page + "/pay", Map.of(), page).statusCode())
                .isEqualTo(302);
        return this;
    }

    private String newestToken() {
        var links = LINK.matcher(fromShop().toString());
        @Nullable String newest = null;
        while (links.find()) {
            newest = links.group(1);
        }
        assertThat(newest).as("a payment link").isNotNull();
        return newest;
    }

    private List<JsonNode> fromShop() {
        var messages = new ArrayList<JsonNode>();
        send(HttpRequest.newBuilder(URI.create(address + "/history")).GET()).forEach(shown -> {
            if (shown.path("from").asText().equals("shop")) {
                messages.add(shown);
            }
        });
        return messages;
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(answer.uri() + " " + answer.body())
                    .isLessThan(400);
            return answer.body().startsWith("{") || answer.body().startsWith("[")
                    ? JSON.readTree(answer.body())
                    : JSON.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
