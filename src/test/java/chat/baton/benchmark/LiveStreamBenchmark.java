package chat.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationFilter;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.core.MerchantId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/**
 * 300 open streams and 100 messages a second for a minute, from 400 customers. Every stream has to hear of every conversation's
 * last message and of no older one after it; the heap may not grow by more than it takes to keep the streams. Twenty more
 * streams are opened and never read.
 *
 * <pre>mvn -q test -Dtest=LiveStreamBenchmark</pre>
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("sandbox")
class LiveStreamBenchmark {

    private static final int STREAMS = 300;
    private static final int SILENT = 20;
    private static final int CUSTOMERS = 400;
    private static final int PER_SECOND = 100;
    private static final int SECONDS = 60;
    private static final long MOST_GROWTH = 150L << 20;
    private static final MerchantId SHOP = MerchantId.of("demo");

    @Autowired
    Conversations conversations;

    @LocalServerPort
    int port;

    @Test
    void everyStreamIsCompleteAndInOrder() throws Exception {
        var node = URI.create("http://127.0.0.1:" + port);
        var session = LivePage.signIn(node);
        say(CUSTOMERS, Duration.ZERO);
        var streams = IntStream.range(0, STREAMS)
                .mapToObj(n -> new LivePage(node, session))
                .toList();
        var silent = silent(session);
        await().atMost(Duration.ofMinutes(1)).until(() -> streams.stream().allMatch(LivePage::isOpen));
        var before = used();

        var start = System.nanoTime();
        say(PER_SECOND * SECONDS, Duration.ofNanos(1_000_000_000L / PER_SECOND));
        var spoken = Duration.ofNanos(System.nanoTime() - start);
        var expected = newest();
        await().atMost(Duration.ofSeconds(30)).until(() -> streams.stream().allMatch(page -> page.knows(expected)));
        var late = Duration.ofNanos(System.nanoTime() - start).minus(spoken);
        var growth = used() - before;

        System.out.printf(
                "%d streams, %d silent, %d messages in %.1f s; complete %d ms after the last; heap %+d MB%n",
                STREAMS, SILENT, PER_SECOND * SECONDS, spoken.toMillis() / 1e3, late.toMillis(), growth >> 20);
        assertThat(streams).flatMap(LivePage::faults).isEmpty();
        assertThat(growth).isLessThan(MOST_GROWTH);
        for (var socket : silent) {
            socket.close();
        }
    }

    /** Customers in turn; what they write is numbered like any message, and nobody answers. */
    private void say(int messages, Duration pace) throws InterruptedException {
        var due = System.nanoTime();
        for (int number = 0; number < messages; number++) {
            var customer = new CustomerRef(SHOP, "messenger", "demo", "benchmark-" + number % CUSTOMERS);
            conversations.record(new Inbound(
                    customer, UUID.randomUUID().toString(), Instant.now(), Content.text("Message " + number)));
            due += pace.toNanos();
            Thread.sleep(Math.max(0, Duration.ofNanos(due - System.nanoTime()).toMillis()));
        }
    }

    private Map<String, Integer> newest() {
        var newest = new HashMap<String, Integer>();
        String cursor = null;
        do {
            var page = conversations.list(ConversationFilter.of(Set.of(SHOP)), cursor, 200);
            page.items().forEach(one -> newest.put(one.id().toString(), one.lastNumber()));
            cursor = page.next();
        } while (cursor != null);
        return newest;
    }

    private List<Socket> silent(String session) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int number = 0; number < SILENT; number++) {
            var socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            ask(socket.getOutputStream(), session);
            sockets.add(socket);
        }
        return sockets;
    }

    private static void ask(OutputStream out, String session) throws IOException {
        out.write(("GET /live/stream HTTP/1.1\r\nHost: localhost\r\nCookie: JSESSIONID=" + session + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
