package chat.baton.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** One channel of the sandbox on its own; WireMock is the Baton that receives its webhooks. */
public final class Stage implements AutoCloseable {

    public final WireMockServer baton = new WireMockServer(wireMockConfig().dynamicPort());
    public final MockMvc mvc;
    public final OwnAddress own;
    public final Webhooks webhooks;
    public final Arrivals arrivals;
    public final Clock clock = Clock.systemUTC();

    private final String phone;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param customer whose phone it is
     * @param api      makes the controllers that play the provider's API
     */
    public Stage(StandIn channel, String customer, Function<Stage, List<Object>> api) {
        baton.start();
        answering(200);
        phone = "/sandbox/phone/" + channel.kind() + "/" + customer;
        own = own(baton.baseUrl());
        var instant = Duration.ofMillis(1);
        var settings = new SandboxSettings(instant, instant, instant);
        var channels = new StandIns(List.of(channel));
        var phones = new Phones(channels, clock);
        webhooks = new Webhooks(own, settings);
        arrivals = new Arrivals(phones, new Faults(settings));
        var common = Stream.of(
                new PhoneActions(phones, webhooks, clock),
                new PhoneTools(phones, webhooks, clock),
                new PhonePage(channels, List.of(channel), phones));
        mvc = MockMvcBuilders.standaloneSetup(
                        Stream.concat(common, api.apply(this).stream()).toArray())
                .setControllerAdvice(new RefusalAnswers())
                .build();
    }

    /** Where Baton is said to answer. */
    public static OwnAddress own(String baseUrl) {
        return new OwnAddress(new MockEnvironment().withProperty("baton.sandbox.base-url", baseUrl));
    }

    /** From now on Baton answers every webhook so. */
    public void answering(int status) {
        baton.resetMappings();
        baton.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    /** @param json single quotes stand for double ones */
    public ResultActions gesture(String json) throws Exception {
        return posts("/gestures", json);
    }

    /** @param json single quotes stand for double ones */
    public ResultActions tool(String name, String json) throws Exception {
        return posts("/tools/" + name, json);
    }

    /** @param path below the phone */
    public ResultActions posts(String path, String json) throws Exception {
        return mvc.perform(
                post(phone + path).contentType(MediaType.APPLICATION_JSON).content(json.replace('\'', '"')));
    }

    /** What the phone shows. */
    public ResultActions history() throws Exception {
        return mvc.perform(get(phone + "/history"));
    }

    /** The webhooks Baton got, oldest first. */
    public List<Request> received() {
        var newestFirst = baton.getAllServeEvents();
        return Stream.iterate(newestFirst.size() - 1, at -> at >= 0, at -> at - 1)
                .map(newestFirst::get)
                .<Request>map(ServeEvent::getRequest)
                .toList();
    }

    public JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        webhooks.destroy();
        baton.stop();
    }
}
