package chat.baton.channel.apple;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTransferTests {

    private final WireMockServer shop = new WireMockServer(options().dynamicPort());
    private final FileTransfer transfer = new FileTransfer();

    @BeforeEach
    void open() {
        shop.start();
    }

    @AfterEach
    void close() {
        shop.stop();
    }

    @Test
    void fetchesAFile() throws IOException {
        answers(ok("abc"));

        var file = transfer.get(shop.baseUrl() + "/a?b=c%2Fd", 3);

        assertThat(file).asString().isEqualTo("abc");
    }

    @Test
    void fetchesNothingLargerThanAskedFor() {
        answers(ok("abcd"));
        refuses(shop.baseUrl());

        answers(ok("abcd").withChunkedDribbleDelay(4, 20));
        refuses(shop.baseUrl());
    }

    @Test
    void waitsNotLongerThanTheOtherSideMayTake() {
        answers(ok("abc").withChunkedDribbleDelay(3, 30_000));
        var started = System.nanoTime();

        refuses(shop.baseUrl());

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void goesNowhereElse() {
        answers(aResponse().withStatus(302).withHeader("Location", "http://localhost:1/"));
        refuses(shop.baseUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "/a.png", "ftp://a.example/b", "file:///etc/passwd", "http://", "http:///a"})
    void knowsWhatIsNoAddressOfAFile(String address) {
        refuses(address);
    }

    private void refuses(String address) {
        assertThatThrownBy(() -> transfer.get(address, 3)).isInstanceOf(IOException.class);
    }

    private void answers(ResponseDefinitionBuilder answer) {
        shop.stubFor(any(anyUrl()).willReturn(answer));
    }
}
