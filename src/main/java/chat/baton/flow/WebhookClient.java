package chat.baton.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Calls what a flow's author named. Anything but a timely 2xx with JSON is a failure, which the engine repeats. */
@Component
class WebhookClient {

    private static final int LARGEST_ANSWER = 256 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();

    /** @throws WebhookFailed when it cannot be reached, refuses, or answers something else than a JSON object */
    JsonNode post(String url, String idempotencyKey, Map<String, Object> body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", idempotencyKey)
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var answer = response.body()) {
                return read(url, response.statusCode(), answer.readNBytes(LARGEST_ANSWER));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebhookFailed(url, "was interrupted");
        } catch (JsonProcessingException e) {
            throw new WebhookFailed(url, "answered no JSON");
        } catch (IOException | IllegalArgumentException e) {
            throw new WebhookFailed(url, "cannot be reached: " + e.getMessage());
        }
    }

    private JsonNode read(String url, int status, byte[] answer) throws IOException {
        if (status / 100 != 2) {
            throw new WebhookFailed(url, "answered " + status);
        }
        return answer.length == 0 ? MissingNode.getInstance() : json.readTree(answer);
    }
}
