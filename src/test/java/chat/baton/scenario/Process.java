package chat.baton.scenario;

import static org.awaitility.Awaitility.await;

import chat.baton.Baton;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Baton in a JVM of its own, with the sandbox on. Its data outlive it. */
class Process implements AutoCloseable {

    private final int port;
    private final java.lang.Process process;

    /** @param data a folder */
    Process(Path data, String messenger) throws IOException {
        this(
                freePort(),
                data,
                "--baton.database.directory=" + data,
                "--baton.channel.dispatcher.lease=10s",
                "--baton.channel.messenger.endpoint=" + messenger);
    }

    /** @param data beside which it leaves its log */
    Process(int port, Path data, String... settings) throws IOException {
        this.port = port;
        var command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds: compiling well does not pay.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                Baton.class.getName(),
                "--spring.profiles.active=sandbox",
                "--server.port=" + port,
                "--server.address=127.0.0.1");
        process = new ProcessBuilder(
                        Stream.concat(command, Arrays.stream(settings)).toList())
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling(data.getFileName() + "-" + port + ".log")
                        .toFile())
                .start();
    }

    /** Without the tests' own classes, whose components the application would take for its own. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void awaitReady() {
        await("readiness")
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(200))
                .until(this::isReady);
    }

    private boolean isReady() throws InterruptedException {
        var readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As {@code kill -9} does: no hook runs, and the database server of the process lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
