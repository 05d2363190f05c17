package chat.baton.channel.webchat;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A page of the lamp shop in a visitor's browser. */
class ShopPage {

    static final String SITE_KEY = "lamps_site_key";
    static final String ORIGIN = "https://lamps.example";

    record Answer(int status, HttpHeaders headers, JsonNode body) {

        @Nullable
        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    /** What a stream tells, event by event. */
    static class Stream implements AutoCloseable {

        private final HttpResponse<InputStream> answer;
        private final BufferedReader lines;

        Stream(HttpResponse<InputStream> answer) {
            this.answer = answer;
            this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        HttpResponse<InputStream> answer() {
            return answer;
        }

        /** The next event, with all its lines; absent when the stream has ended. */
        @Nullable
        Map<String, String> next() throws IOException {
            var fields = new java.util.HashMap<String, String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && fields.containsKey("data")) {
                    return fields;
                }
                var colon = line.indexOf(':');
                if (colon > 0) {
                    fields.put(line.substring(0, colon), line.substring(colon + 1));
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private String origin = ORIGIN;
    private String accept = "application/json";
    private String session = "";
    private String token = "";

    ShopPage(int port) {
        this.port = port;
    }

    /** @param origin empty for none */
    ShopPage at(String origin) {
        this.origin = origin;
        return this;
    }

    ShopPage accepting(String mediaType) {
        accept = mediaType;
        return this;
    }

    ShopPage knowing(String token) {
        this.token = token;
        return this;
    }

    String session() {
        return session;
    }

    String token() {
        return token;
    }

    ShopPage begins() {
        var begun = posts("sessions", "{\"siteKey\":\"" + SITE_KEY + "\"}");
        session = begun.body().path("sessionId").asText();
        token = begun.body().path("token").asText();
        return this;
    }

    Answer says(String text) {
        return says(UUID.randomUUID(), text);
    }

    Answer says(UUID id, String text) {
        return tells("messages", Json.write(Map.of("clientMessageId", id, "type", "text", "text", text)));
    }

    Answer tells(String what, String json) {
        return posts("sessions/" + session + "/" + what, json);
    }

    Answer posts(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** @param name of the file */
    Answer attaches(UUID id, String name, byte[] bytes) {
        return submits(field("clientMessageId", id.toString()), file(name, bytes));
    }

    /** A form of these parts. */
    Answer submits(byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(part);
        }
        body.writeBytes("--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return submits(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    Answer submits(HttpRequest.BodyPublisher form) {
        return send(request("sessions/" + session + "/attachments")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(form));
    }

    static byte[] field(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] file(String name, byte[] bytes) {
        return part("name=\"file\"; filename=\"" + name + "\"", bytes);
    }

    private static byte[] part(String disposition, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--part\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    Answer gets(String path) {
        return send(request(path).GET());
    }

    Answer preflights(String path) {
        return send(request(path)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    Answer polls(long after, int wait) {
        return gets("sessions/" + session + "/events?after=" + after + "&wait=" + wait);
    }

    List<JsonNode> hears() {
        return StreamSupport.stream(polls(0, 0).body().path("events").spliterator(), false)
                .toList();
    }

    /** What was said, as {@code from: text}. */
    List<String> reads() {
        var said = new ArrayList<String>();
        for (var event : hears()) {
            if (event.path("event").asText().equals("message")) {
                said.add(event.path("data").path("from").asText() + ": "
                        + event.path("data").path("text").asText());
            }
        }
        return said;
    }

    /** @param lastSeen as a browser repeats it; empty for none */
    Stream listens(long after, String lastSeen) {
        var request =
                request("sessions/" + session + "/events?after=" + after).setHeader("Accept", "text/event-stream");
        if (!lastSeen.isEmpty()) {
            request.header("Last-Event-ID", lastSeen);
        }
        try {
            return new Stream(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webchat/v1/" + path))
                .header("Accept", accept);
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var body = answer.body().length == 0 ? Json.none() : Json.read(answer.body());
            return new Answer(answer.statusCode(), answer.headers(), body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
