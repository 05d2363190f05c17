package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A customer with the sandbox's LINE on their phone, who taps what they see. */
class LinePhone {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String customer = "U" + UUID.randomUUID().toString().replace("-", "");
    private final HttpClient http = HttpClient.newHttpClient();
    private final String phone;
    private int read;

    LinePhone(int port) {
        phone = "http://127.0.0.1:" + port + "/sandbox/phone/line/" + customer;
    }

    String customer() {
        return customer;
    }

    LinePhone writes(String text) {
        return does(Map.of("gesture", "text", "text", text));
    }

    /** Taps the newest button or quick reply whose title begins so. */
    LinePhone taps(String title) {
        var offered = StreamSupport.stream(history().spliterator(), false)
                .flatMap(shown -> shown.findParents("title").stream())
                .filter(tap -> tap.path("title").asText().startsWith(title) && tap.has("value"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return does(Map.of(
                "gesture",
                "tap",
                "on",
                "button",
                "message",
                "1",
                "title",
                title,
                "value",
                offered.path("value").asText()));
    }

    private LinePhone does(Map<String, String> gesture) {
        try {
            var request = HttpRequest.newBuilder(URI.create(phone + "/gestures"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(gesture)))
                    .build();
            assertThat(sent(request).path("status").asInt()).isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Waits for something that contains the words, passing over what came before it. */
    LinePhone reads(String words) {
        await("\"" + words + "\"").atMost(Duration.ofSeconds(10)).until(() -> {
            var shown = history();
            for (int at = read; at < shown.size(); at++) {
                if (shown.get(at).path("from").asText().equals("shop")
                        && shown.get(at).toString().contains(words)) {
                    read = at + 1;
                    return true;
                }
            }
            return false;
        });
        return this;
    }

    /** The address of the newest button that opens one. */
    String link() {
        return StreamSupport.stream(history().spliterator(), false)
                .flatMap(shown -> shown.findValuesAsText("url").stream())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    JsonNode history() {
        return sent(HttpRequest.newBuilder(URI.create(phone + "/history")).build());
    }

    private JsonNode sent(HttpRequest request) {
        try {
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
