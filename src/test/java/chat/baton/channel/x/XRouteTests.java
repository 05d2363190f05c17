package chat.baton.channel.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Channel;
import chat.baton.channel.Lease;
import chat.baton.channel.Outcome;
import chat.baton.channel.Outgoing;
import chat.baton.channel.SendBudget;
import chat.baton.channel.UnfitFile;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.core.MerchantId;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What leaves for X, and what its answers mean. */
class XRouteTests extends XContext {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3, 0, (byte) 0xfe};

    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private XDirectMessages channel;

    private final String messages = "/x/2/dm_conversations/with/" + id + "/messages";

    @Test
    void aCustomerIsAnswered() {
        tells(text(id, "caf\u00e9 &amp; tea"));

        await(() -> conversations.find(anna).isPresent()
                && delivery() != null
                && delivery().status().equals("sent"));
        assertThat(said(anna)).containsExactly("customer: café & tea", "bot: You said café & tea");
        assertThat(requests(messages))
                .singleElement()
                .extracting(LoggedRequest::getBodyAsString)
                .isEqualTo("{\"text\":\"You said café & tea\"}");
    }

    @Test
    void signsEachRequestAnew() {
        deliver("x-lamps");
        deliver("x-lamps");

        var headers = requests(messages).stream()
                .map(request -> request.getHeader("Authorization"))
                .toList();
        assertThat(headers).hasSize(2).doesNotHaveDuplicates();
        assertThat(headers)
                .allSatisfy(header -> assertThat(header)
                        .isEqualTo(new OAuth1(accounts.get("x", "x-lamps"))
                                .header(
                                        "POST",
                                        URI.create(SEND_API.baseUrl() + messages),
                                        parameter(header, "oauth_nonce"),
                                        Instant.ofEpochSecond(Long.parseLong(parameter(header, "oauth_timestamp"))))))
                .allSatisfy(header -> assertThat(header).doesNotContain("secret"));
    }

    @Test
    void sendsByOAuth2WhereTheAccountHasATokenOfIt() {
        deliver("x-apart");

        assertThat(requests(messages).get(0).getHeader("Authorization")).isEqualTo("Bearer user-token");
    }

    @Test
    void takesNothingOfTheExchangeOutsideButTheRequest() {
        deliver("x-lamps");

        var request = requests(messages).get(0);
        assertThat(request.getUrl()).isEqualTo(messages);
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getBodyAsString()).isEqualTo("{\"text\":\"é\"}");
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
                .contains(header.toLowerCase(Locale.ROOT)));
    }

    @Test
    void tellsTheProvidersIdOfWhatItTook() {
        answers(taken("1582103724607971332"));
        assertThat(deliver("x-lamps")).isEqualTo(new Outcome.Accepted("1582103724607971332"));

        answers(okJson("{\"data\":{\"dm_event_id\":15},\"errors\":[{\"title\":\"Partial\"}]}"));
        assertThat(deliver("x-lamps")).isEqualTo(new Outcome.Accepted("15"));

        answers(aResponse().withStatus(201).withBody("taken"));
        assertThat(deliver("x-lamps")).isEqualTo(new Outcome.Accepted(null));
    }

    @ParameterizedTest
    @CsvSource({
        "403, client-forbidden, Paused",
        "403, not-authorized-for-resource, Paused",
        "403, oauth1-permissions, Paused",
        "403, unsupported-authentication, Paused",
        "401, about:blank, Paused",
        "429, about:blank, Paused",
        "429, usage-capped, Paused",
        "403, usage-capped, Paused",
        "403, about:blank, Stopped",
        "403, forbidden, Stopped",
        "400, invalid-request, Refused",
        "404, resource-not-found, Refused",
        "503, service-unavailable, Later",
        "500, about:blank, Later",
    })
    void knowsWhatAProblemMeans(int status, String type, String outcome) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"title\":\"Title\",\"detail\":\"Why.\",\"type\":\""
                        + (type.equals("about:blank") ? type : "https://api.x.com/2/problems/" + type)
                        + "\",\"status\":"
                        + status + ",\"errors\":[{\"message\":\"more\"}]}"));

        assertThat(deliver("x-lamps").getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(requests(messages)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "403, 349, Stopped",
        "403, 150, Stopped",
        "200, 349, Stopped",
        "201, 150, Stopped",
        "401, 32, Paused",
        "401, 89, Paused",
        "403, 64, Paused",
        "403, 326, Paused",
        "403, 261, Paused",
        "403, 453, Paused",
        "429, 88, Paused",
        "200, 88, Paused",
        "503, 130, Later",
        "200, 131, Later",
        "400, 214, Refused",
        "200, 214, Refused",
        "404, 34, Refused",
    })
    void knowsWhatANumberedErrorMeans(int status, int code, String outcome) {
        answers(aResponse().withStatus(status).withBody("{\"errors\":[{\"code\":" + code + ",\"message\":\"why\"}]}"));

        assertThat(deliver("x-lamps").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "500, Later",
        "502, Later",
        "504, Later",
        "429, Paused",
        "401, Paused",
        "403, Stopped",
        "404, Refused",
        "302, Refused"
    })
    void goesByTheStatusWhereNothingElseIsSaid(int status, String outcome) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody("<html>no json</html>"));

        assertThat(deliver("x-lamps").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void saysWhy() {
        answers(
                aResponse()
                        .withStatus(403)
                        .withBody(
                                "{\"title\":\"Client Forbidden\",\"detail\":\"Wrong plan.\",\"type\":\"https://x/client-forbidden\"}"));
        assertThat(deliver("x-lamps"))
                .isEqualTo(new Outcome.Paused(
                        "no permission: Client Forbidden Wrong plan.", Duration.ofMinutes(5), Outcome.Cure.REPAIR));

        answers(aResponse().withStatus(403).withBody("{\"errors\":[{\"code\":349,\"message\":\"You cannot\"}]}"));
        assertThat(deliver("x-lamps")).isEqualTo(new Outcome.Stopped("the customer cannot be reached: 349 You cannot"));
    }

    @ParameterizedTest
    @CsvSource({"40, 20, 40", "-5, 1, 1", "86400, 3600, 3600"})
    void waitsUntilTheProviderCountsAnew(int secondsFromNow, int least, int most) {
        answers(aResponse()
                .withStatus(429)
                .withHeader("x-rate-limit-reset", String.valueOf(Instant.now().getEpochSecond() + secondsFromNow)));

        var paused = (Outcome.Paused) deliver("x-lamps");
        assertThat(paused.cure()).isEqualTo(Outcome.Cure.TIME);
        assertThat(paused.pause()).isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    @Test
    void waitsHalfAMinuteWhenItIsNotToldHowLong() {
        answers(aResponse().withStatus(429).withHeader("x-rate-limit-reset", "soon"));

        assertThat(deliver("x-lamps"))
                .isEqualTo(
                        new Outcome.Paused("too many messages: HTTP 429", Duration.ofSeconds(30), Outcome.Cure.TIME));
    }

    @Test
    void doesNotKnowWhatBecomesOfABrokenOrSilentConnection() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(deliver("x-lamps")).isInstanceOf(Outcome.Unclear.class);

        answers(taken("1").withFixedDelay(8000));
        assertThat(deliver("x-lamps")).isInstanceOf(Outcome.Unclear.class);
    }

    @Test
    void uploadsAPictureBeforeTheMessageThatNamesIt() {
        SEND_API.stubFor(get(urlPathEqualTo("/lamp.jpg"))
                .willReturn(aResponse().withHeader("Content-Type", "image/jpeg").withBody(JPEG)));
        SEND_API.stubFor(post(urlPathEqualTo("/x/2/media/upload"))
                .willReturn(okJson("{\"data\":{\"id\":\"1880\",\"expires_after_secs\":86400}}")));

        assertThat(deliver("x-lamps", picture())).isInstanceOf(Outcome.Accepted.class);

        var upload = requests("/x/2/media/upload").get(0);
        assertThat(upload.getHeader("Authorization")).startsWith("OAuth ");
        assertThat(upload.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(upload.getPart("media").getBody().asBytes()).isEqualTo(JPEG);
        assertThat(upload.getPart("media_category").getBody().asString()).isEqualTo("dm_image");
        assertThat(requests(messages).get(0).getBodyAsString())
                .isEqualTo("{\"text\":\"A lamp\",\"attachments\":[{\"media_id\":\"1880\"}]}");
        assertThat(SEND_API.findAll(getRequestedFor(urlPathEqualTo("/lamp.jpg")))
                        .get(0)
                        .getHeader("Authorization"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "other type", "too large", "not taken", "upload fails"})
    void saysAPicturesAddressWhereItCannotBeAttached(String trouble) {
        var file = aResponse()
                .withStatus(trouble.equals("missing") ? 404 : 200)
                .withHeader("Content-Type", trouble.equals("other type") ? "image/svg+xml" : "image/png")
                .withBody(
                        switch (trouble) {
                            case "too large" -> Arrays.copyOf(JPEG, 5 * 1024 * 1024 + 1);
                            case "other type" -> "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
                            default -> JPEG;
                        });
        SEND_API.stubFor(get(urlPathEqualTo("/lamp.jpg")).willReturn(file));
        SEND_API.stubFor(post(urlPathEqualTo("/x/2/media/upload"))
                .willReturn(
                        trouble.equals("not taken")
                                ? okJson("{\"errors\":[{\"title\":\"Invalid\"}]}")
                                : aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThat(deliver("x-lamps", picture())).isInstanceOf(Outcome.Accepted.class);
        assertThat(requests(messages).get(0).getBodyAsString())
                .isEqualTo("{\"text\":\"A lamp\\n" + SEND_API.baseUrl() + "/lamp.jpg\"}");
    }

    @Test
    void getsWhatACustomerSentInTheAccountsName() {
        SEND_API.stubFor(get(urlPathEqualTo("/x/1.1/ton/data/dm/1/2/a.jpg"))
                .willReturn(aResponse().withHeader("Content-Type", "image/jpeg").withBody(JPEG)));

        var fetched = fetch(SEND_API.baseUrl() + "/x/1.1/ton/data/dm/1/2/a.jpg?name=a%20b");

        assertThat(fetched.getException()).isNull();
        assertThat(fetched.getMessage().getBody(byte[].class)).isEqualTo(JPEG);
        assertThat(fetched.getMessage().getHeader("Content-Type")).isEqualTo("image/jpeg");
        var request = SEND_API.findAll(getRequestedFor(urlPathEqualTo("/x/1.1/ton/data/dm/1/2/a.jpg")))
                .get(0);
        var header = request.getHeader("Authorization");
        assertThat(header)
                .isEqualTo(new OAuth1(accounts.get("x", "x-lamps"))
                        .header(
                                "GET",
                                URI.create(SEND_API.baseUrl() + request.getUrl()),
                                parameter(header, "oauth_nonce"),
                                Instant.ofEpochSecond(Long.parseLong(parameter(header, "oauth_timestamp")))));
    }

    @Test
    void doesNotTakeAnAnswerThatIsNoFileForOne() {
        SEND_API.stubFor(get(urlPathEqualTo("/x/gone.jpg"))
                .willReturn(aResponse().withStatus(404).withBody("gone")));
        assertThat(fetch(SEND_API.baseUrl() + "/x/gone.jpg").getException()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ton.twitter.com/1.jpg",
                "https://eviltwitter.com/1.jpg",
                "https://twitter.com.evil.example/1.jpg",
                "https://ton.twitter.com@evil.example/1.jpg",
                "https://a:b@ton.twitter.com/1.jpg",
                "http://localhost/1.jpg",
                "http://169.254.169.254/latest",
                "file:///etc/passwd",
                "/etc/passwd",
                "not an address",
                ""
            })
    void asksNobodyButTheProvider(String address) {
        assertThat(fetch(address).getException()).isInstanceOf(UnfitFile.class);
        assertThat(SEND_API.getAllServeEvents()).isEmpty();
    }

    @Test
    void mayAnswerFifteenTimesInFifteenMinutesUnlessSaidOtherwise() {
        connect("books", "x-plain", "105", SECRET, Map.of());
        assertThat(channel.budgets(accounts.get("x", "x-plain")))
                .containsExactly(
                        new SendBudget(99999, Duration.ofMinutes(15)), new SendBudget(99999, Duration.ofDays(1)));
        assertThat(channel.budgets(new chat.baton.channel.Account(MerchantId.of("books"), "x", "a", true, Map.of())))
                .containsExactly(new SendBudget(15, Duration.ofMinutes(15)), new SendBudget(1440, Duration.ofDays(1)));
    }

    @Test
    void theSixteenthMessageWaitsAndIsSentLater() {
        connect("books", "x-few", "106", SECRET, Map.of("sendsPerDay", "15"));
        var ben = new CustomerRef(MerchantId.of("books"), "x", "x-few", number());
        bot.isSilent();
        conversations.record(new Inbound(ben, null, Instant.now(), Content.text("hi")));
        var conversation = conversationOf(ben).id();
        IntStream.rangeClosed(1, 16)
                .forEach(number -> conversations.reply(conversation, Author.BOT, Content.text("no. " + number), null));

        await(() -> deliveries.of(conversation).get(17).error() != null);
        assertThat(deliveries.of(conversation).values())
                .extracting(delivery -> delivery.status())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16)
                        .mapToObj(n -> n < 16 ? "sent" : "queued")
                        .toList());
        assertThat(deliveries.of(conversation).get(17).error()).contains("used up");
        assertThat(accounts.status(accounts.get("x", "x-few")).failure()).isNull();

        connections.connect(MerchantId.of("books"), "x", "x-few", Map.of("sendsPerDay", "16"));
        jdbc.sql("update delivery set next_attempt_at = now() where status = 'queued'")
                .update();
        await(() -> deliveries.of(conversation).get(17).status().equals("sent"));
        assertThat(sentTo(ben)).hasSize(16).last().satisfies(body -> assertThat(
                        body.path("text").asText())
                .isEqualTo("no. 16"));
    }

    private DirectMessage picture() {
        return DirectMessage.of(new Content.Image(SEND_API.baseUrl() + "/lamp.jpg", "A lamp"))
                .get(0);
    }

    private Outcome deliver(String account) {
        return deliver(account, DirectMessage.text("é"));
    }

    private Outcome deliver(String account, DirectMessage message) {
        var exchange = routes.request("direct:deliver-x", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("x", account));
            it.setProperty(Outgoing.PROPERTY, outgoing(account));
            it.getMessage().setHeader("X-Secret", "secret");
            it.getMessage().setHeader(Exchange.HTTP_URI, "http://localhost:1/elsewhere");
            it.getMessage().setBody(message.write());
        });
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(Outcome.class);
    }

    private Outgoing outgoing(String account) {
        return new Outgoing(
                UUID.randomUUID(),
                new ConversationId(UUID.randomUUID()),
                2,
                true,
                "x",
                account,
                id,
                "{}",
                1,
                0,
                Instant.now(),
                null,
                Map.of(),
                null,
                Lease.of(Duration.ofMinutes(1)));
    }

    private Exchange fetch(String address) {
        return routes.request("direct:fetch-x", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("x", "x-lamps"));
            it.getMessage().setBody(address);
        });
    }

    private static String parameter(String header, String name) {
        var found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(header);
        return found.results().map(result -> result.group(1)).collect(Collectors.joining());
    }
}
