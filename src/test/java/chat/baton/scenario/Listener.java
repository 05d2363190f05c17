package chat.baton.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page's event stream, without the page. */
class Listener implements AutoCloseable {

    /** @param id absent when the event had none */
    record Event(String name, String data, @Nullable String id) {}

    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private final Thread reader;

    Listener(int port, String session, @Nullable String since) {
        this(port, session, since, "en");
    }

    /** @param language of the page's reader */
    Listener(int port, String session, @Nullable String since, String language) {
        var query = since == null ? "" : "?since=" + URLEncoder.encode(since, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/live/stream" + query))
                .header("Cookie", "JSESSIONID=" + session)
                .header("Accept-Language", language)
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError("HTTP " + answer.statusCode());
            }
            body = answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        reader = new Thread(this::read, "listener");
        reader.start();
    }

    private void read() {
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = null;
            String name = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    heard.add(new Event(name, line.substring(6), id));
                    id = null;
                }
            }
        } catch (IOException closed) {
            // By one side or the other.
        }
    }

    Stream<Event> heard(String name) {
        return heard.stream().filter(event -> event.name().equals(name));
    }

    /** Where it would go on from. */
    @Nullable
    String mark() {
        return heard.stream().map(Event::id).filter(java.util.Objects::nonNull).reduce(null, (first, last) -> last);
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
