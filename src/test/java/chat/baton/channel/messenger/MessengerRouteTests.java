package chat.baton.channel.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Channel;
import chat.baton.channel.ChannelContext;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What leaves for the provider, and what its answers mean. */
class MessengerRouteTests extends ChannelContext {

    private static final String MESSAGES = "/v25.0/PAGE1/messages";

    @Autowired
    private ProducerTemplate routes;

    @Test
    void tellsTheProvidersIdOfWhatItTook() {
        answers(okJson("{\"recipient_id\":\"r\",\"message_id\":\"m_1\"}"));
        assertThat(deliver()).isEqualTo(new Outcome.Accepted("m_1"));

        answers(okJson("{\"message_id\":\"m_2\"}"));
        assertThat(deliver()).isEqualTo(new Outcome.Accepted("m_2"));

        answers(aResponse().withStatus(200).withBody("taken"));
        assertThat(deliver()).isEqualTo(new Outcome.Accepted(null));
    }

    @Test
    void takesNothingOfTheExchangeOutsideButTheRequest() {
        var exchange = routes.request("direct:deliver-messenger", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("messenger", "lamps"));
            it.getMessage().setHeader("X-Secret", "secret");
            it.getMessage().setHeader(Exchange.HTTP_PATH, "/elsewhere");
            it.getMessage().setHeader(Exchange.HTTP_URI, "http://localhost:1/elsewhere");
            it.getMessage().setBody("{\"text\":\"é\"}");
        });

        assertThat(exchange.getException()).isNull();
        LoggedRequest request =
                SEND_API.findAll(postRequestedFor(urlPathEqualTo(MESSAGES))).get(0);
        assertThat(request.getBodyAsString()).isEqualTo("{\"text\":\"é\"}");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer lamps-token");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getUrl()).isEqualTo(MESSAGES);
        assertThat(request.getAllHeaderKeys()).allMatch(header -> Set.of(
                        "authorization",
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
        "400, 1, , Later",
        "500, 2, , Later",
        "400, 1200, , Later",
        "400, 4, , Paused",
        "400, 17, , Paused",
        "400, 32, , Paused",
        "400, 613, , Paused",
        "429, 9999, , Paused",
        "400, 10, 2018278, Refused",
        "400, 551, , Stopped",
        "400, 230, , Stopped",
        "400, 200, 1545041, Stopped",
        "200, 200, 1545041, Stopped",
        "400, 100, 2018001, Stopped",
        "401, 190, , Paused",
        "403, 200, , Paused",
        "400, 10, , Paused",
        "400, 3, , Paused",
        "400, 368, , Refused",
        "400, 2022, , Refused",
        "400, 10904, , Refused",
        "400, 100, , Refused",
        "400, 100, 2018109, Refused",
        "400, 4711, , Refused",
        "500, 4711, , Later",
    })
    void knowsWhatAnErrorMeans(int status, int code, Integer detail, String outcome) {
        answers(aResponse()
                .withStatus(status)
                .withBody("{\"error\":{\"message\":\"why\",\"type\":\"OAuthException\",\"code\":" + code
                        + (detail == null ? "" : ",\"error_subcode\":" + detail) + ",\"fbtrace_id\":\"x\"}}"));

        assertThat(deliver().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(SEND_API.findAll(postRequestedFor(urlPathEqualTo(MESSAGES)))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "500, Later",
        "502, Later",
        "503, Later",
        "429, Paused",
        "401, Paused",
        "403, Paused",
        "404, Refused",
        "302, Refused"
    })
    void goesByTheStatusWhereThereIsNoCode(int status, String outcome) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody("<html>no json</html>"));

        assertThat(deliver().getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void tellsARefusedTokenFromTooManyMessages() {
        answers(aResponse().withStatus(401).withBody("{\"error\":{\"code\":190,\"message\":\"Expired\"}}"));
        assertThat(deliver())
                .isEqualTo(new Outcome.Paused(
                        "token expired or not valid: 190 Expired", Duration.ofMinutes(5), Outcome.Cure.TOKEN));

        answers(aResponse().withStatus(429).withHeader("Retry-After", "7").withBody("{\"error\":{\"code\":613}}"));
        assertThat(deliver())
                .isEqualTo(new Outcome.Paused("too many messages: 613", Duration.ofSeconds(7), Outcome.Cure.TIME));

        answers(aResponse().withStatus(429).withHeader("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"));
        assertThat(deliver())
                .isEqualTo(
                        new Outcome.Paused("too many messages: HTTP 429", Duration.ofSeconds(30), Outcome.Cure.TIME));
    }

    @Test
    void triesAStaleConnectionAgainAtOnce() {
        SEND_API.stubFor(post(urlPathEqualTo(MESSAGES))
                .inScenario("stale")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("fresh"));

        assertThat(deliver()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void doesNotKnowWhatBecameOfARequestWhoseConnectionBroke() {
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(deliver()).isInstanceOf(Outcome.Unclear.class);

        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(deliver()).isInstanceOf(Outcome.Unclear.class);
    }

    @Test
    void doesNotKnowWhatBecameOfARequestWithoutAnAnswer() {
        answers(okJson("{\"message_id\":\"m\"}").withFixedDelay(8000));
        var started = System.nanoTime();

        assertThat(deliver()).isInstanceOf(Outcome.Unclear.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void showsThatAMessageWasSeenAndThatAnAnswerIsOnItsWayWhereItIsNotThereAtOnce() {
        var anna = stranger();
        var ben = stranger();
        var cleo = stranger();
        bot.does(event -> {
            if (event.content().asText().equals("hi")) {
                bot.says(event, "hi");
            }
        });
        Webhook.post(port, Webhook.envelope(Webhook.text(anna.externalId(), "hi")));
        Webhook.post(
                port,
                Webhook.envelope(Webhook.text(cleo.externalId(), "think"), Webhook.text(cleo.externalId(), "hi")));
        await(() -> conversations.find(cleo).isPresent() && said(cleo).size() == 3);
        Webhook.post(port, Webhook.envelope(Webhook.text(ben.externalId(), "think")));

        await(() -> signalsTo(ben.externalId()).size() == 2);
        assertThat(signalsTo(ben.externalId())).containsExactly("mark_seen", "typing_on");
        assertThat(signalsTo(anna.externalId())).isEmpty();
        assertThat(signalsTo(cleo.externalId())).isEmpty();
    }

    @Test
    void showsAtOnceThatAMessageForAPersonWasSeen() {
        var anna = stranger();
        Webhook.post(port, Webhook.envelope(Webhook.text(anna.externalId(), "hi")));
        await(() -> conversations.find(anna).isPresent());
        conversations.hand(conversations.find(anna).orElseThrow().id(), Holder.agent(AgentId.of("ben")), "");
        Webhook.post(port, Webhook.envelope(Webhook.text(anna.externalId(), "Are you there?")));

        await(() -> signalsTo(anna.externalId()).contains("mark_seen"));
        assertThat(signalsTo(anna.externalId())).containsExactly("mark_seen");
    }

    @Test
    void learnsACustomersNameWithTheirFirstMessage() {
        var anna = stranger();
        var profile = "/v25.0/" + anna.externalId();
        SEND_API.stubFor(
                get(urlPathEqualTo(profile))
                        .willReturn(
                                okJson(
                                        "{\"first_name\":\"Anna\",\"last_name\":\"Berg\",\"profile_pic\":\"https://x/a.jpg\",\"id\":\"1\"}")));

        Webhook.post(port, Webhook.envelope(Webhook.text(anna.externalId(), "hi")));
        await(() -> conversations
                .find(anna)
                .filter(it -> "Anna Berg".equals(it.customer().name()))
                .isPresent());
        Webhook.post(port, Webhook.envelope(Webhook.text(anna.externalId(), "again")));
        await(() -> said(anna).size() == 4);

        assertThat(conversationOf(anna).customer().pictureUrl()).isEqualTo("https://x/a.jpg");
        SEND_API.verify(
                1,
                getRequestedFor(urlPathEqualTo(profile))
                        .withQueryParam("fields", equalTo("first_name,last_name,profile_pic"))
                        .withHeader("Authorization", equalTo("Bearer lamps-token")));
    }

    @Test
    void doesWithoutANameThatIsHidden() {
        var anna = stranger();
        SEND_API.stubFor(get(urlPathEqualTo("/v25.0/" + anna.externalId()))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":{\"code\":100,\"error_subcode\":33}}")));

        Webhook.post(port, Webhook.envelope(Webhook.text(anna.externalId(), "hi")));

        await(() -> jdbc.sql("select count(*) from customer where external_id = ? and profile_asked_at is not null")
                        .param(anna.externalId())
                        .query(Long.class)
                        .single()
                == 1);
        assertThat(conversationOf(anna).customer().name()).isNull();
    }

    private List<String> signalsTo(String customer) {
        return SEND_API
                .findAll(postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withRequestBody(containing(customer))
                        .withRequestBody(matchingJsonPath("$.sender_action")))
                .stream()
                .map(request -> Json.read(request.getBodyAsString())
                        .path("sender_action")
                        .asText())
                .toList();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        SEND_API.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
    }

    private Outcome deliver() {
        var exchange = routes.request("direct:deliver-messenger", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("messenger", "lamps"));
            it.getMessage().setBody("{}");
        });
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(Outcome.class);
    }
}
