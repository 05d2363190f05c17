package chat.baton.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ChannelContext;
import chat.baton.channel.Outcome;
import chat.baton.channel.Signal;
import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What leaves for the provider, and what its answers mean. */
@ExtendWith(OutputCaptureExtension.class)
class TelegramRouteTests extends ChannelContext {

    private static final String BOT = "/telegram/bot" + Updates.TOKEN;
    private static final CustomerRef ANNA = new CustomerRef(MerchantId.of("lamps"), "telegram", "lamps", "42");

    @Autowired
    private ProducerTemplate routes;

    private Account account;

    @BeforeEach
    void connect() {
        account = Updates.connectedBy(connections);
        bot.isSilent();
    }

    @Test
    void tellsTheProvidersIdOfWhatItTook() {
        answers(okJson("{\"ok\":true,\"result\":{\"message_id\":6,\"date\":1}}"));
        assertThat(deliver()).isEqualTo(new Outcome.Accepted("6"));

        answers(aResponse().withStatus(200).withBody("taken"));
        assertThat(deliver()).isEqualTo(new Outcome.Accepted(null));
    }

    @Test
    void takesNothingOfTheExchangeOutsideButTheCall() {
        answers(okJson("{\"ok\":true}"));
        routes.request("direct:deliver-telegram", it -> {
            it.setProperty(Channel.ACCOUNT, account);
            it.getMessage().setHeader("X-Secret", "secret");
            it.getMessage().setHeader(Exchange.HTTP_PATH, "/elsewhere");
            it.getMessage().setBody(CALL);
        });

        var request = SEND_API.findAll(postRequestedFor(urlPathEqualTo(BOT + "/sendMessage")))
                .get(0);
        assertThat(request.getBodyAsString()).isEqualTo("{\"chat_id\":42,\"text\":\"é\"}");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getAllHeaderKeys()).allMatch(header -> Set.of(
                        "content-type",
                        "host",
                        "accept",
                        "accept-encoding",
                        "connection",
                        "user-agent",
                        "content-length",
                        "transfer-encoding")
                .contains(header.toLowerCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden: bot was blocked by the user, Stopped",
        "403, Forbidden: user is deactivated, Stopped",
        "400, Bad Request: chat not found, Stopped",
        "400, Bad Request: BUTTON_DATA_INVALID, Refused",
        "401, Unauthorized, Paused",
        "404, Not Found, Paused",
        "409, Conflict, Refused",
        "429, Too Many Requests: retry after 5, Waits",
        "500, Internal Server Error, Later",
        "502, Bad Gateway, Later",
    })
    void knowsWhatAnErrorMeans(int code, String description, String outcome) {
        answers(aResponse()
                .withStatus(code)
                .withBody("{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"}"));
        assertThat(deliver().getClass().getSimpleName()).isEqualTo(outcome);

        answers(okJson("{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"}"));
        assertThat(deliver().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(SEND_API.findAll(postRequestedFor(urlPathEqualTo(BOT + "/sendMessage"))))
                .hasSize(2);
    }

    @Test
    void waitsWithThisCustomerAsLongAsItIsTold() {
        var error = "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\"";
        answers(aResponse().withStatus(429).withBody(error + ",\"parameters\":{\"retry_after\":7}}"));
        assertThat(deliver())
                .isEqualTo(new Outcome.Waits("too many messages: 429 Too Many Requests", Duration.ofSeconds(7)));

        answers(aResponse().withStatus(429).withBody(error + "}"));
        assertThat(((Outcome.Waits) deliver()).pause()).isEqualTo(Duration.ofSeconds(5));

        answers(aResponse().withStatus(429).withBody(error + ",\"parameters\":{\"retry_after\":999999}}"));
        assertThat(((Outcome.Waits) deliver()).pause()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void hasARefusedTokenRepaired() {
        answers(aResponse()
                .withStatus(401)
                .withBody("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}"));
        assertThat(deliver())
                .isEqualTo(new Outcome.Paused(
                        "token expired or not valid: 401 Unauthorized", Duration.ofMinutes(5), Outcome.Cure.TOKEN));
    }

    @ParameterizedTest
    @CsvSource({"500, Later", "503, Later", "429, Waits", "401, Paused", "302, Refused"})
    void goesByTheStatusWhereThereIsNoJson(int status, String outcome) {
        answers(aResponse().withStatus(status).withBody("<html>no json</html>"));
        assertThat(deliver().getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void doesNotKnowWhatBecameOfARequestWhoseConnectionBroke(Fault fault) {
        answers(aResponse().withFault(fault));
        assertThat(deliver()).isInstanceOf(Outcome.Unclear.class);
    }

    /** The token is a part of the address. */
    @Test
    void showsTheTokenToNobodyElse(CapturedOutput output) {
        for (var answer : new ResponseDefinitionBuilder[] {
            okJson("{\"ok\":true}"),
            aResponse().withStatus(404).withBody("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}"),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        }) {
            answers(answer);
            var exchange = request("direct:deliver-telegram", CALL);
            assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(Updates.TOKEN);
            assertThat(exchange.getProperties().toString()).doesNotContain(Updates.TOKEN);
            assertThat(exchange.getMessage().getBody().toString()).doesNotContain(Updates.TOKEN);
        }
        assertThat(request("direct:fetch-telegram", "f1")
                        .getMessage()
                        .getHeaders()
                        .toString())
                .doesNotContain(Updates.TOKEN);
        assertThat(output).doesNotContain(Updates.TOKEN);
    }

    @Test
    void showsThatAnAnswerIsBeingWritten() {
        SEND_API.stubFor(post(urlPathEqualTo(BOT + "/sendChatAction")).willReturn(okJson("{\"ok\":true}")));
        request("direct:signal-telegram", new Signal.Wanted(Signal.TYPING, ANNA, "5"));

        SEND_API.verify(
                1,
                postRequestedFor(urlPathEqualTo(BOT + "/sendChatAction"))
                        .withRequestBody(equalToJson("{\"chat_id\":42,\"action\":\"typing\"}")));
    }

    @Test
    void takesTheClockOffAButtonThatWasTapped() {
        var customer = System.nanoTime();
        SEND_API.stubFor(post(urlPathEqualTo(BOT + "/answerCallbackQuery")).willReturn(okJson("{\"ok\":true}")));
        Updates.hears(port, Updates.tap(customer, "q" + customer, "R", "[]"));

        await(() -> SEND_API.findAll(postRequestedFor(urlPathEqualTo(BOT + "/answerCallbackQuery"))
                                .withRequestBody(equalToJson("{\"callback_query_id\":\"q" + customer + "\"}")))
                        .size()
                == 1);
    }

    @Test
    void marksNoTypedMessageAsSeen() {
        request("direct:signal-telegram", new Signal.Wanted(Signal.SEEN, ANNA, "5"));
        request("direct:signal-telegram", new Signal.Wanted(Signal.SEEN, ANNA, null));

        assertThat(SEND_API.findAll(postRequestedFor(urlPathEqualTo(BOT + "/answerCallbackQuery"))))
                .isEmpty();
    }

    @Test
    void fetchesAFileFromWhereTheProviderSaysItLies() {
        place("{\"ok\":true,\"result\":{\"file_id\":\"f1\",\"file_path\":\"photos/file 1.jpg\"}}");
        SEND_API.stubFor(get(urlPathEqualTo("/telegram/file/bot" + Updates.TOKEN + "/photos/file%201.jpg"))
                .willReturn(aResponse()
                        .withBody(new byte[] {1, 2, 3})
                        .withHeader("Content-Type", "application/octet-stream")));

        var exchange = request("direct:fetch-telegram", "f1");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(byte[].class)).containsExactly(1, 2, 3);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(Updates.TOKEN);
        SEND_API.verify(postRequestedFor(urlPathEqualTo(BOT + "/getFile"))
                .withRequestBody(equalToJson("{\"file_id\":\"f1\"}")));
    }

    @Test
    void tellsWhyThereIsNoFile() {
        place("{\"ok\":true,\"result\":{}}");
        assertThat(request("direct:fetch-telegram", "f1").getException()).isInstanceOf(IOException.class);

        place("{\"ok\":true,\"result\":{\"file_path\":\"gone.jpg\"}}");
        assertThat(status(request("direct:fetch-telegram", "f1"))).isEqualTo(404);

        SEND_API.stubFor(post(urlPathEqualTo(BOT + "/getFile"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody(
                                "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: file is too big\"}")));
        assertThat(status(request("direct:fetch-telegram", "f1"))).isEqualTo(400);
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private static final String CALL = "{\"method\":\"sendMessage\",\"chat_id\":42,\"text\":\"é\"}";

    private void place(String answer) {
        SEND_API.stubFor(post(urlPathEqualTo(BOT + "/getFile")).willReturn(okJson(answer)));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        SEND_API.stubFor(post(urlPathEqualTo(BOT + "/sendMessage")).willReturn(answer));
    }

    private Outcome deliver() {
        return request("direct:deliver-telegram", CALL).getMessage().getBody(Outcome.class);
    }

    private Exchange request(String route, Object body) {
        return routes.request(route, it -> {
            it.setProperty(Channel.ACCOUNT, account);
            it.getMessage().setBody(body);
        });
    }
}
