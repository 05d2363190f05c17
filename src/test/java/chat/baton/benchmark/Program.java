package chat.baton.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in a JVM of its own, as an installation runs it. It listens on loopback and ends with {@link #close}. */
final class Program implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** As the image has it. */
    private static final List<String> SHIPPED =
            List.of("-XX:+UseParallelGC", "-Xmx272m", "-XX:TrimNativeHeapInterval=10000");

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final int port;

    private Program(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * @param port where it listens
     * @param ready answers 200 as soon as the program can be used
     */
    static Program start(String name, Class<?> main, boolean withTests, int port, String ready, List<String> arguments)
            throws IOException {
        var program = launch(name, main, withTests, port, List.of(), arguments);
        program.awaitReady(name, ready);
        return program;
    }

    /** As {@link #start}, but returns before the program can be used. @param jvm settings of its JVM; empty for those that are shipped */
    static Program launch(
            String name, Class<?> main, boolean withTests, int port, List<String> jvm, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(main, withTests),
                main.getName()));
        if (Boolean.getBoolean("baton.benchmark.profile")) {
            command.add(
                    1,
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=target/benchmark/" + name
                            + ".jfr");
        }
        command.addAll(1, jvm.isEmpty() ? SHIPPED : jvm);
        command.addAll(arguments);
        var log = log(name).toFile();
        log.getParentFile().mkdirs();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return new Program(builder.start(), port);
    }

    private static Path log(String name) {
        return Path.of("target", "benchmark", name + ".log");
    }

    void awaitReady(String name, String ready) {
        await(name + ", see " + log(name))
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isAlive(name) && answers(ready));
    }

    private boolean isAlive(String name) {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " has ended, see " + log(name));
        }
        return true;
    }

    /** The tests' own components would be taken for the application's: of the tests only the main class is there without them. */
    private static String classPath(Class<?> main, boolean withTests) throws IOException {
        var entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> withTests || !entry.matches(".*test-classes/?"));
        var isOurs = main.getPackage().equals(Program.class.getPackage());
        return Stream.concat(entries, isOurs && !withTests ? Stream.of(alone(main)) : Stream.empty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String alone(Class<?> main) throws IOException {
        var folder = Path.of("target", "benchmark", "main");
        var file = folder.resolve(main.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        try (var content = main.getResourceAsStream(main.getSimpleName() + ".class")) {
            Files.copy(Objects.requireNonNull(content), file, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder.toString();
    }

    /** Below those that systems give to connections: it is still free when whoever listened there comes back. */
    static int freePort() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (GIVEN.add(socket.getLocalPort())) {
                    return port;
                }
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }

    boolean answers(String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(5));
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does: no hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Does nothing more until it is thawed, and does not know. */
    void freeze() throws IOException, InterruptedException {
        Signals.send("STOP", List.of(process.toHandle()));
    }

    void thaw() throws IOException, InterruptedException {
        Signals.send("CONT", List.of(process.toHandle()));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
