package chat.baton.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A person of the merchant at the REST interface. */
class Api {

    /** @param body missing when the answer had none */
    record Answer(int status, JsonNode body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final String user;

    Api(int port, String user) {
        this.port = port;
        this.user = user;
    }

    String user() {
        return user;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    /** @param key names the request, however often it is sent */
    Answer post(String path, Map<String, ?> body, String key) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private Answer send(String method, String path, Map<String, ?> body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer post(String path, Form form) {
        return send(request(path).header("Content-Type", Form.TYPE).POST(form.body()));
    }

    HttpResponse<byte[]> download(String path) {
        return asks("GET", path, "");
    }

    /** @param json sent by whatever changes something */
    HttpResponse<byte[]> asks(String method, String path, String json) {
        var body = HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : json);
        return raw(request(path).header("Content-Type", "application/json").method(method, body));
    }

    HttpResponse<byte[]> asks(String path, Form form) {
        return raw(request(path).header("Content-Type", Form.TYPE).POST(form.body()));
    }

    private HttpResponse<byte[]> raw(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var credentials = Base64.getEncoder().encodeToString((user + ":sandbox").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + credentials);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
