package chat.baton.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The sandbox on its own; WireMock is the Baton that receives its webhooks. */
final class StandIn implements AutoCloseable {

    static final String HOOK = "/hooks/messenger/demo";
    static final String SECRET = "sandbox-messenger-secret";
    static final String TOKEN = "sandbox-messenger-token";

    final WireMockServer baton = new WireMockServer(wireMockConfig().dynamicPort());
    final MockMvc mvc;
    private final Webhooks webhooks;
    private final ObjectMapper json = new ObjectMapper();

    StandIn() {
        baton.start();
        accepting();
        var settings = settings();
        var address = new OwnAddress(new MockEnvironment().withProperty("baton.sandbox.base-url", baton.baseUrl()));
        var clock = Clock.systemUTC();
        var phones = new Phones(clock);
        var events = new PageEvents(settings);
        webhooks = new Webhooks(address, settings);
        var receipts = new PageReceipts(events, webhooks, settings, clock);
        var arrivals = new Arrivals(phones, new Faults(settings), receipts, clock);
        var token = new PageToken(settings);
        mvc = MockMvcBuilders.standaloneSetup(
                        new SendApi(token, settings, arrivals),
                        new ProfileApi(token, address),
                        new PhoneActions(phones, events, webhooks, receipts, clock),
                        new PhoneTools(phones, events, webhooks, receipts, clock),
                        new PhonePage(phones))
                .setControllerAdvice(new GraphErrors())
                .build();
    }

    static SandboxSettings settings() {
        var app = new SandboxSettings.MessengerApp("demo", "100200300", "900100200", SECRET, TOKEN);
        var instant = Duration.ofMillis(1);
        return new SandboxSettings(app, instant, instant, instant);
    }

    void accepting() {
        baton.stubFor(WireMock.post(HOOK).willReturn(aResponse().withStatus(200)));
    }

    void refusing(int status) {
        baton.stubFor(WireMock.post(HOOK).willReturn(aResponse().withStatus(status)));
    }

    /** @param body single quotes stand for double ones */
    ResultActions posts(String path, String body) throws Exception {
        return mvc.perform(post(path)
                .header("Authorization", "Bearer " + TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"')));
    }

    ResultActions sends(String body) throws Exception {
        return posts("/sandbox/graph/v25.0/me/messages", body);
    }

    /** The events Baton got, each with a right signature. */
    List<JsonNode> events() {
        return baton.getAllServeEvents().stream()
                .map(served -> served.getRequest())
                .filter(request -> signature(request.getBody()).equals(request.getHeader("X-Hub-Signature-256")))
                .map(request -> parsed(request.getBody()).at("/entry/0/messaging/0"))
                .toList();
    }

    static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        webhooks.destroy();
        baton.stop();
    }
}
