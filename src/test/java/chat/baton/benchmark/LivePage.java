package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** An open page: reads its stream as fast as it can, and remembers the newest message of each conversation. */
final class LivePage implements AutoCloseable {

    private static final Pattern TOLD = Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\",\"number\":(\\d+)");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Integer> known = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Witness witness;
    private volatile boolean open;
    private volatile boolean closed;
    private volatile InputStream stream = InputStream.nullInputStream();

    /** Who looks at the page. */
    interface Witness {

        /** @param at by {@link System#nanoTime} */
        void sees(String conversation, int number, long at);
    }

    /** @param session as from {@link #signIn} */
    LivePage(URI node, String session) {
        this(node, session, (conversation, number, at) -> {});
    }

    LivePage(URI node, String session, Witness witness) {
        this.witness = witness;
        var thread = new Thread(null, () -> read(node, session), "page", 128 << 10);
        thread.setDaemon(true);
        thread.start();
    }

    /** @return the session, which all nodes know */
    static String signIn(URI node) throws IOException, InterruptedException {
        return signIn(node, "agent-1");
    }

    static String signIn(URI node, String agent) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        var browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        var login = node.resolve("/login");
        var form = browser.send(HttpRequest.newBuilder(login).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).isTrue();
        var fields = "username=" + agent + "&password=sandbox&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        browser.send(
                HttpRequest.newBuilder(login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void read(URI node, String session) {
        var request = HttpRequest.newBuilder(node.resolve("/live/stream")).header("Cookie", "JSESSIONID=" + session);
        try {
            stream = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
            notes("a stream ended");
        } catch (IOException | InterruptedException e) {
            notes(String.valueOf(e));
        }
    }

    private void notes(String fault) {
        if (!closed) {
            faults.add(fault);
        }
    }

    private void read(BufferedReader stream) throws IOException {
        try (var lines = stream) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                open |= line.startsWith("event: counts");
                if (line.startsWith("event: resync")) {
                    faults.add("a page had to start anew");
                }
                hear(line);
            }
        }
    }

    private void hear(String line) {
        var told = TOLD.matcher(line);
        while (told.find()) {
            var number = Integer.parseInt(told.group(2));
            var before = known.put(told.group(1), number);
            if (before == null || before < number) {
                witness.sees(told.group(1), number, System.nanoTime());
            }
            if (before != null && before > number) {
                faults.add("message " + number + " after " + before);
            }
        }
    }

    boolean isOpen() {
        return open;
    }

    /** @param newest the number of the last message of each conversation, by its id */
    boolean knows(Map<String, Integer> newest) {
        return newest.entrySet().stream().allMatch(one -> one.getValue().equals(known.get(one.getKey())));
    }

    /** What the stream did wrong. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        stream.close();
    }
}
