package chat.baton.benchmark;

import chat.baton.Baton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Baton's nodes behind a balancer: it asks each whether it is ready, sends requests to those that are by turns, and goes to the
 * next where nobody listens or the answer is 503.
 */
final class Nodes implements AutoCloseable {

    private static final String READY = "/actuator/health/readiness";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String name;
    private final List<String> jvm;
    private final List<String> settings;
    private final Program[] programs;
    private final int[] ports;
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean closed;

    /** @param name of their logs, with a number */
    Nodes(String name, int most, List<String> jvm, List<String> settings) throws IOException {
        this.name = name;
        this.jvm = jvm;
        this.settings = settings;
        this.programs = new Program[most];
        this.ports = new int[most];
        for (int node = 0; node < most; node++) {
            ports[node] = Program.freePort();
            inBackground(node);
        }
    }

    private void inBackground(int node) {
        var thread = new Thread(() -> watch(node), "balancer");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(int node) {
        try {
            while (!closed) {
                var program = programs[node];
                if (program != null && program.answers(READY)) {
                    ready.add(node);
                } else {
                    ready.remove(node);
                }
                Thread.sleep(250);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns before they are ready. Those that run are left alone. */
    void launch(int... nodes) throws IOException {
        for (var node : nodes) {
            if (programs[node] == null) {
                programs[node] = launch(node, Baton.class, jvm);
            }
        }
    }

    private Program launch(int node, Class<?> main, List<String> jvm) throws IOException {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--server.port=" + ports[node]);
        arguments.add("--server.address=127.0.0.1");
        return Program.launch(name + "-" + node, main, false, ports[node], jvm, arguments);
    }

    /** A node whose clock can be set, see {@link JumpyClock}. */
    void startWithClock(int node, Path clock) throws IOException {
        List<String> all = new ArrayList<>(jvm);
        all.add("-D" + JumpyClock.FILE + "=" + clock);
        programs[node] = launch(node, JumpyClock.class, all);
        start(node);
    }

    void start(int... nodes) throws IOException {
        launch(nodes);
        for (var node : nodes) {
            programs[node].awaitReady(name + "-" + node, READY);
            ready.add(node);
        }
    }

    void kill(int node) throws InterruptedException {
        programs[node].kill();
        programs[node] = null;
    }

    /** As an update does: it may finish what it has taken. */
    void stop(int... nodes) throws InterruptedException {
        for (var node : nodes) {
            if (programs[node] != null) {
                programs[node].close();
                programs[node] = null;
            }
        }
    }

    void thaw() throws IOException, InterruptedException {
        for (var program : Arrays.asList(programs)) {
            if (program != null) {
                program.thaw();
            }
        }
    }

    Program get(int node) {
        return programs[node];
    }

    /** @return whether the webhook was acknowledged */
    boolean take(byte[] webhook) throws InterruptedException {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", Meta.signature(webhook))
                .POST(HttpRequest.BodyPublishers.ofByteArray(webhook));
        var acknowledged = send(Meta.PATH, request)
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
        if (!acknowledged) {
            refused.incrementAndGet();
        }
        return acknowledged;
    }

    /** How many webhooks were not acknowledged so far. */
    int refused() {
        return refused.get();
    }

    /** A person's request. Absent when nobody knows what became of it. */
    Optional<HttpResponse<String>> post(String user, String path, String json) throws InterruptedException {
        return ask(user, "POST", path, json);
    }

    /** As {@link #post}. @param json empty for a request without a body */
    Optional<HttpResponse<String>> ask(String user, String method, String path, String json)
            throws InterruptedException {
        var credentials = Base64.getEncoder().encodeToString((user + ":sandbox").getBytes(StandardCharsets.UTF_8));
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Basic " + credentials)
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    Optional<HttpResponse<String>> send(String path, HttpRequest.Builder request) throws InterruptedException {
        var first = next.getAndIncrement();
        Optional<HttpResponse<String>> unready = Optional.empty();
        for (var node : candidates(first)) {
            var program = programs[node];
            if (program == null) {
                continue;
            }
            try {
                var asked = request.copy()
                        .uri(program.address(path))
                        .timeout(Duration.ofSeconds(40))
                        .build();
                var answer = HTTP.send(asked, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 503) {
                    return Optional.of(answer);
                }
                unready = Optional.of(answer);
            } catch (ConnectException nobodyListens) {
                ready.remove(node);
            } catch (IOException broken) {
                return Optional.empty();
            }
        }
        return unready;
    }

    /** Those that are ready, or all when none is, beginning with another one each time. */
    private List<Integer> candidates(int first) {
        var all = IntStream.range(0, programs.length)
                .map(step -> Math.floorMod(first + step, programs.length))
                .boxed()
                .toList();
        var fit = all.stream().filter(ready::contains).toList();
        return fit.isEmpty() ? all : fit;
    }

    @Override
    public void close() throws InterruptedException, IOException {
        closed = true;
        thaw();
        stop(IntStream.range(0, programs.length).toArray());
    }
}
