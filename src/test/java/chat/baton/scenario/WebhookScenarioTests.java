package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Webhooks under load, each answer read byte by byte. */
@Scenario
class WebhookScenarioTests {

    private static final int WEBHOOKS = 3000;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(ints = {8, 32})
    void everyOneOf3000IsAnsweredByAProper200(int connections) throws Exception {
        var before = kept();
        var pool = Executors.newFixedThreadPool(connections);
        try {
            var work = new ArrayList<Callable<Integer>>();
            for (int one = 0; one < connections; one++) {
                work.add(() -> postOverOneConnection(WEBHOOKS / connections));
            }
            for (var posted : pool.invokeAll(work)) {
                assertThat(posted.get()).isEqualTo(WEBHOOKS / connections);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(kept() - before).isEqualTo((WEBHOOKS / connections) * connections);
        await().atMost(Duration.ofSeconds(120)).until(() -> unhandled() == 0);
    }

    private int postOverOneConnection(int count) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.port())) {
            socket.setSoTimeout(20_000);
            var answers = new BufferedInputStream(socket.getInputStream());
            for (int number = 0; number < count; number++) {
                // Somebody a person talks to already: the load is on the webhooks, not on the bot.
                var body = Phone.envelope(List.of(Phone.foreignEcho("load-" + number % 50, "colleague " + number)));
                socket.getOutputStream().write(request(body));
                assertThat(statusLine(answers)).startsWith("HTTP/1.1 200");
                readRest(answers);
            }
            return count;
        }
    }

    private static byte[] request(byte[] body) {
        var head = "POST /hooks/messenger/demo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-Hub-Signature-256: " + Phone.signature(body) + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        var bytes = head.getBytes(StandardCharsets.US_ASCII);
        var request = new byte[bytes.length + body.length];
        System.arraycopy(bytes, 0, request, 0, bytes.length);
        System.arraycopy(body, 0, request, bytes.length, body.length);
        return request;
    }

    private static String statusLine(InputStream answers) throws IOException {
        return line(answers);
    }

    /** Headers must be well formed and tell the body's length. */
    private static void readRest(InputStream answers) throws IOException {
        int length = 0;
        for (var header = line(answers); !header.isEmpty(); header = line(answers)) {
            assertThat(header).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+: .*");
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            assertThat(header.toLowerCase(java.util.Locale.ROOT)).doesNotStartWith("location:");
        }
        assertThat(answers.readNBytes(length)).hasSize(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            assertThat(read).as("connection closed after " + line).isNotNegative();
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbound_event").query(Long.class).single();
    }

    private long unhandled() {
        return jdbc.sql("select count(*) from inbound_event where status = 'new'")
                .query(Long.class)
                .single();
    }
}
