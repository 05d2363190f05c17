package chat.baton.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.permanentRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from strangers' addresses; the host that is trusted and one that is not are the same server on loopback. */
class PublicWebTests {

    private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());

    static {
        SERVER.start();
    }

    private final MediaIntake intake =
            new MediaIntake(MediaIntakeTests.settings(Map.of("baton.media.largest", "64KB")));
    private Duration limit = Duration.ofSeconds(30);
    private final InMemoryDnsResolver names = new InMemoryDnsResolver();
    private final PublicWeb web = new PublicWeb(Set.of("trusted.example"), names);

    @BeforeEach
    void oneServerUnderTwoNames() throws UnknownHostException {
        SERVER.resetAll();
        names.add("trusted.example", InetAddress.getLoopbackAddress());
        names.add("rebound.example", InetAddress.getLoopbackAddress());
        SERVER.stubFor(get("/lamp.png").willReturn(ok().withBody(Samples.png())));
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    private String trusted(String path) {
        return "http://trusted.example:" + SERVER.port() + path;
    }

    private byte[] bytesOf(String address) throws IOException {
        try (var file = web.get(address, limit, bytes -> intake.take(bytes, null))) {
            return Files.readAllBytes(file.path());
        }
    }

    @Test
    void getsAFile() throws IOException {
        assertThat(bytesOf(trusted("/lamp.png"))).isEqualTo(Samples.png());
    }

    @Test
    void followsARedirect() throws IOException {
        SERVER.stubFor(get("/old").willReturn(permanentRedirect("/older")));
        SERVER.stubFor(get("/older").willReturn(temporaryRedirect(trusted("/lamp.png"))));

        assertThat(bytesOf(trusted("/old"))).isEqualTo(Samples.png());
    }

    @Test
    void isNotLedInCircles() {
        SERVER.stubFor(get("/circle").willReturn(temporaryRedirect("/circle")));

        assertThatThrownBy(() -> bytesOf(trusted("/circle")))
                .isInstanceOf(UnfitFile.class)
                .hasMessageContaining("circles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:{port}/lamp.png",
                "https://127.0.0.1:{port}/lamp.png",
                "https://[::1]:{port}/lamp.png",
                "https://[::ffff:127.0.0.1]:{port}/lamp.png",
                "https://2130706433:{port}/lamp.png",
                "https://rebound.example:{port}/lamp.png",
                "http://rebound.example:{port}/lamp.png",
                "http://trusted.example@rebound.example:{port}/lamp.png",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00:ec2::254]/latest/meta-data/",
                "file:///etc/passwd",
                "ftp://trusted.example/lamp.png",
                "//trusted.example:{port}/lamp.png",
                "lamp.png",
                "not an address",
                ""
            })
    void refusesWhatLiesInside(String address) {
        var asked = address.replace("{port}", "" + SERVER.port());
        names.add("127.0.0.1", InetAddress.getLoopbackAddress());
        literally("[::1]", "[::ffff:127.0.0.1]", "2130706433", "169.254.169.254", "[fd00:ec2::254]");
        SERVER.stubFor(get("/to").willReturn(temporaryRedirect(asked)));

        assertThatThrownBy(() -> bytesOf(asked)).isInstanceOf(UnfitFile.class);
        if (asked.contains("://")) {
            assertThatThrownBy(() -> bytesOf(trusted("/to"))).isInstanceOf(UnfitFile.class);
        }
        assertThat(SERVER.getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().equals("/lamp.png"));
    }

    private void literally(String... addresses) {
        for (var address : addresses) {
            try {
                names.add(address, InetAddress.getByName(address));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 204})
    void doesNotAskAgainWhatIsNotThere(int status) {
        SERVER.stubFor(get("/gone").willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> bytesOf(trusted("/gone"))).isInstanceOf(UnfitFile.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void mayAskAgainWhatIsNotThereNow(int status) {
        SERVER.stubFor(get("/busy").willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> bytesOf(trusted("/busy"))).isInstanceOf(IOException.class);
    }

    @Test
    void mayAskAgainAfterABrokenConnection() {
        SERVER.stubFor(get("/broken").willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));

        assertThatThrownBy(() -> bytesOf(trusted("/broken"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/slow", "/from-here-to-there"})
    void takesNoLongerInAllThanItMay(String path) {
        SERVER.stubFor(get("/silent").willReturn(ok().withFixedDelay(60_000)));
        SERVER.stubFor(get("/slow").willReturn(ok().withBody(Samples.png()).withChunkedDribbleDelay(60, 60_000)));
        SERVER.stubFor(get("/from-here-to-there")
                .willReturn(temporaryRedirect("/from-there-to-here").withFixedDelay(250)));
        SERVER.stubFor(get("/from-there-to-here")
                .willReturn(temporaryRedirect("/lamp.png").withFixedDelay(250)));
        limit = Duration.ofMillis(400);

        assertTimeout(Duration.ofSeconds(5), () -> assertThatThrownBy(() -> bytesOf(trusted(path)))
                .isInstanceOf(IOException.class));
    }

    @Test
    void breaksOffWhatIsTooLarge() {
        SERVER.stubFor(get("/film").willReturn(ok().withBody(new byte[4 << 20]).withChunkedDribbleDelay(1000, 60_000)));

        assertTimeout(Duration.ofSeconds(10), () -> assertThatThrownBy(() -> bytesOf(trusted("/film")))
                .isInstanceOf(UnfitFile.class));
    }
}
