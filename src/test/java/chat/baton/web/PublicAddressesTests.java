package chat.baton.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTests {

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.215.14", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"})
    void knowsThePublicInternet(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.19.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "2130706433",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void knowsWhatLiesInside(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void refusesANameThatMeansSomebodyInsideTooUnlessItIsTrusted() throws UnknownHostException {
        var names = new InMemoryDnsResolver();
        var outside = InetAddress.getByName("8.8.8.8");
        var inside = InetAddress.getByName("10.0.0.7");
        names.add("both.example", outside, inside);
        names.add("friend.example", inside);
        names.add("outside.example", outside);
        var addresses = new PublicAddresses(names, Set.of("friend.example"));

        assertThatThrownBy(() -> addresses.resolve("both.example")).isInstanceOf(NotPublic.class);
        assertThat(addresses.resolve("friend.example")).containsExactly(inside);
        assertThat(addresses.resolve("outside.example")).containsExactly(outside);
    }

    @Test
    void looksAtANameAnewBeforeEachConnection() throws IOException {
        var names = new InMemoryDnsResolver();
        names.add("rebound.example", InetAddress.getByName("8.8.8.8"));
        assertThat(new PublicAddresses(names, Set.of()).resolve("rebound.example"))
                .isNotEmpty();

        names.add("rebound.example", InetAddress.getLoopbackAddress());

        try (var http = new PublicHttp(Set.of(), names)) {
            assertThatThrownBy(() -> http.ask(
                            URI.create("https://rebound.example/"),
                            HttpGet::new,
                            Duration.ofSeconds(5),
                            answer -> answer.getCode()))
                    .isInstanceOf(NotPublic.class);
        }
    }

    @Test
    void givesAnAnswerUpThatNeverEnds() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var tested = new CountDownLatch(1);
        server.createContext("/", exchange -> beginsToAnswer(exchange, tested));
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (var http = new PublicHttp(Set.of("127.0.0.1"))) {
            assertThatThrownBy(
                            () -> http.ask(address, HttpGet::new, Duration.ofMillis(300), answer -> answer.getEntity()
                                    .getContent()
                                    .readAllBytes()))
                    .isInstanceOf(IOException.class);
        } finally {
            tested.countDown();
            server.stop(0);
        }
    }

    private static void beginsToAnswer(HttpExchange exchange, CountDownLatch tested) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        try {
            tested.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
