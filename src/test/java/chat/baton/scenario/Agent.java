package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** An agent of the merchant, at work by REST. */
class Agent {

    private final Api api;

    Agent(Api api) {
        this.api = api;
    }

    Api.Answer takesOver(String conversation) {
        return api.post("/api/v1/conversations/" + conversation + "/takeover", Map.of());
    }

    Api.Answer writes(String conversation, String text) {
        return api.post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", text));
    }

    Api.Answer sends(String conversation, Map<String, ?> template) {
        return api.post("/api/v1/conversations/" + conversation + "/messages", Map.of("template", template));
    }

    Api.Answer transfers(String conversation, Map<String, String> action) {
        return api.post("/api/v1/conversations/" + conversation + "/transfer", action);
    }

    Api.Answer assigns(String conversation, String agent) {
        return api.post("/api/v1/conversations/" + conversation + "/assign", Map.of("agent", agent));
    }

    Api.Answer resolves(String conversation) {
        return api.post("/api/v1/conversations/" + conversation + "/resolve", Map.of());
    }

    JsonNode looksAt(String conversation) {
        var answer = api.get("/api/v1/conversations/" + conversation);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    List<JsonNode> readsTranscript(String conversation) {
        var items = api.get("/api/v1/conversations/" + conversation + "/messages?after=0")
                .body()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** Waits until the transcript has these words. */
    Agent reads(String conversation, String words) {
        await("\"" + words + "\"").atMost(Duration.ofSeconds(15)).until(() -> readsTranscript(conversation).stream()
                .anyMatch(message -> message.path("text").asText().contains(words)));
        return this;
    }

    Api api() {
        return api;
    }
}
