package chat.baton.channel.line;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.Lease;
import chat.baton.channel.Outcome;
import chat.baton.channel.Outgoing;
import chat.baton.channel.Samples;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What leaves for LINE, and what its answers mean. */
class LineRouteTests extends LineContext {

    private static final String RENDERED = "{\"request\":1,\"messages\":[{\"type\":\"text\",\"text\":\"é\"}]}";

    @Autowired
    private ProducerTemplate routes;

    private final UUID message = UUID.randomUUID();

    @Test
    void answersWithTheReplyTokenWhileItIsFresh() {
        tell(LineWebhook.text(id, "hi"));

        await(() -> status().equals(List.of("sent")));
        assertThat(asked(REPLY))
                .containsExactly(Json.read("{\"replyToken\":\"r-" + id
                        + "\",\"messages\":[{\"type\":\"text\",\"text\":\"You said hi\"}]}"));
        assertThat(asked(PUSH)).isEmpty();
        assertThat(jdbc.sql("select provider_ids[1] from delivery where recipient = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("461230966842064897");
    }

    @Test
    void pushesTheSecondOfTwoAnswers() {
        bot.does(event -> {
            bot.says(event, "one");
            bot.says(event, "two");
        });
        tell(LineWebhook.text(id, "hi"));

        await(() -> status().equals(List.of("sent", "sent")));
        assertThat(asked(REPLY))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/messages/0/text").asText()).isEqualTo("one"));
        assertThat(asked(PUSH))
                .containsExactly(
                        Json.read("{\"to\":\"" + id + "\",\"messages\":[{\"type\":\"text\",\"text\":\"two\"}]}"));
    }

    @Test
    void sendsAllPartsOfAnAnswerInOneRequest() {
        bot.does(event -> conversations.reply(
                event.conversation().id(),
                Author.BOT,
                new Content.Choices(
                        "word ".repeat(1200), List.of(new Content.Choice("A", "a"), new Content.Choice("B", "b"))),
                null));
        tell(LineWebhook.text(id, "hi"));

        await(() -> status().equals(List.of("sent")));
        assertThat(asked(REPLY)).singleElement().satisfies(it -> {
            assertThat(it.path("messages")).hasSize(2);
            assertThat(it.at("/messages/0").has("quickReply")).isFalse();
            assertThat(it.at("/messages/1/quickReply/items")).hasSize(2);
        });
        assertThat(asked(PUSH)).isEmpty();
    }

    @Test
    void pushesOnceATokenIsOld() {
        keepToken("old", 31);
        assertThat(deliver(1)).isEqualTo(new Outcome.Accepted("461230966842064898"));
        assertThat(asked(REPLY)).isEmpty();

        keepToken("fresh", 20);
        assertThat(deliver(1)).isEqualTo(new Outcome.Accepted("461230966842064897"));
        assertThat(asked(REPLY)).hasSize(1);
    }

    @Test
    void pushesWhatIsTriedAgain() {
        keepToken("fresh", 0);
        deliver(2);

        assertThat(asked(REPLY)).isEmpty();
        assertThat(asked(PUSH)).hasSize(1);
    }

    @Test
    void usesATokenOnceHoweverManyWantIt() {
        keepToken("fresh", 0);

        var all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> deliver(1)))
                .toList();

        assertThat(all).allMatch(each -> each.join() instanceof Outcome.Accepted);
        assertThat(asked(REPLY)).hasSize(1);
        assertThat(asked(PUSH)).hasSize(7);
    }

    @Test
    void pushesAtOnceWhenLineRefusesTheToken() {
        keepToken("used", 0);
        answers(REPLY, aResponse().withStatus(400).withBody("{\"message\":\"Invalid reply token\"}"));

        assertThat(deliver(1)).isEqualTo(new Outcome.Accepted("461230966842064898"));

        assertThat(asked(REPLY)).hasSize(1);
        assertThat(pushes().get(0).getHeader("X-Line-Retry-Key")).isNotBlank();
    }

    @Test
    void keepsTheKeyOfARequestHoweverOftenItIsTried() {
        deliver(1);
        deliver(2);
        deliver(2, RENDERED.replace("\"request\":1", "\"request\":2"));

        var keys = pushes().stream()
                .map(request -> request.getHeader("X-Line-Retry-Key"))
                .toList();
        assertThat(keys)
                .hasSize(3)
                .allMatch(key -> UUID.fromString(key).toString().equals(key));
        assertThat(Set.copyOf(keys)).hasSize(2);
    }

    @Test
    void takesARepetitionThatLineRecognisesForSuccess() {
        answers(
                PUSH,
                aResponse()
                        .withStatus(409)
                        .withHeader("x-line-accepted-request-id", "1")
                        .withBody(
                                "{\"message\":\"The retry key is already accepted\",\"sentMessages\":[{\"id\":\"7\"}]}"));
        assertThat(deliver(2)).isEqualTo(new Outcome.Accepted("7"));

        answers(PUSH, aResponse().withStatus(409));
        assertThat(deliver(2)).isEqualTo(new Outcome.Accepted(null));
    }

    @Test
    void doesNotKnowWhatBecameOfAReplyWithoutAnAnswerAndTriesAPushAgain() {
        keepToken("fresh", 0);
        answers(REPLY, okJson("{}").withFixedDelay(8000));
        answers(PUSH, okJson("{}").withFixedDelay(8000));

        var reply = CompletableFuture.supplyAsync(() -> deliver(1));
        var push = CompletableFuture.supplyAsync(() -> deliver(2));

        assertThat(reply.join()).isInstanceOf(Outcome.Unclear.class);
        assertThat(push.join()).isInstanceOf(Outcome.Later.class);
        assertThat(asked(REPLY)).hasSize(1);
        assertThat(asked(PUSH)).hasSize(1);
    }

    @Test
    void leavesABrokenConnectionForLater() {
        answers(PUSH, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(deliver(1)).isInstanceOf(Outcome.Later.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, May not be empty, Refused",
        "400, Failed to send messages, Stopped",
        "400, The property 'to' in the request body is invalid, Stopped",
        "400, Invalid reply token, Refused",
        "401, Authentication failed, Paused",
        "403, Not available for your account, Paused",
        "404, Not found, Refused",
        "413, Too large, Refused",
        "429, The API rate limit has been exceeded. Try again later., Paused",
        "429, You have reached your monthly limit., Paused",
        "500, Internal error, Later",
        "503, Disturbed, Later",
        "302, Elsewhere, Refused"
    })
    void knowsWhatAnErrorMeans(int status, String words, String outcome) {
        answers(
                PUSH,
                aResponse()
                        .withStatus(status)
                        .withHeader("Location", "/elsewhere")
                        .withBody("{\"message\":\"" + words + "\"}"));
        assertThat(deliver(1).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(asked(PUSH)).hasSize(1);
    }

    @Test
    void saysWhatLineFoundWrong() {
        answers(
                PUSH,
                aResponse()
                        .withStatus(400)
                        .withBody(
                                "{\"message\":\"The request body has 1 error(s)\",\"details\":[{\"message\":\"May not be empty\",\"property\":\"messages[0].text\"}]}"));
        assertThat(deliver(1))
                .isEqualTo(
                        new Outcome.Refused(
                                "refused by the provider: The request body has 1 error(s), messages[0].text, May not be empty"));

        answers(PUSH, aResponse().withStatus(400).withBody("<html>no json</html>"));
        assertThat(deliver(1)).isEqualTo(new Outcome.Refused("refused by the provider: HTTP 400"));
    }

    @Test
    void tellsTheMonthsEndFromARush() {
        answers(PUSH, aResponse().withStatus(429).withBody("{\"message\":\"You have reached your monthly limit.\"}"));
        assertThat(deliver(1))
                .isEqualTo(new Outcome.Paused(
                        "the month's messages are used up, says LINE", Duration.ofHours(1), Outcome.Cure.REPAIR));

        answers(PUSH, aResponse().withStatus(429).withHeader("Retry-After", "7").withBody("{\"message\":\"Slow\"}"));
        assertThat(deliver(1))
                .isEqualTo(new Outcome.Paused("too many messages: Slow", Duration.ofSeconds(7), Outcome.Cure.TIME));
    }

    @Test
    void takesNothingOfTheExchangeOutsideButTheRequest() {
        var exchange = routes.request("direct:deliver-line", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("line", "lamps"));
            it.setProperty(Outgoing.PROPERTY, outgoing(1));
            it.getMessage().setHeader("X-Secret", "secret");
            it.getMessage().setHeader(Exchange.HTTP_PATH, "/elsewhere");
            it.getMessage().setHeader(Exchange.HTTP_URI, "http://localhost:1/elsewhere");
            it.getMessage().setBody(RENDERED);
        });

        assertThat(exchange.getException()).isNull();
        var request = pushes().get(0);
        assertThat(request.getBodyAsString()).contains("é").doesNotContain("token", "secret");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer lamps-line-token");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getAllHeaderKeys()).allMatch(header -> Set.of(
                        "authorization",
                        "x-line-retry-key",
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
    void showsTheCustomerThatTheirMessageWasSeenAndAnAnswerIsOnItsWay() {
        bot.isSilent();
        tell(LineWebhook.message(
                id, "\"id\":\"5" + id + "\",\"type\":\"text\",\"text\":\"hi\",\"markAsReadToken\":\"t-" + id + "\""));

        await(() -> asked("/line/v2/bot/chat/markAsRead").size() == 1
                && asked("/line/v2/bot/chat/loading/start").size() == 1);
        assertThat(asked("/line/v2/bot/chat/markAsRead"))
                .containsExactly(Json.read("{\"markAsReadToken\":\"t-" + id + "\"}"));
        assertThat(asked("/line/v2/bot/chat/loading/start"))
                .containsExactly(Json.read("{\"chatId\":\"" + id + "\",\"loadingSeconds\":10}"));
    }

    @Test
    void marksAMessageWithoutAReadTokenByItsCustomer() {
        tell(LineWebhook.text(id, "hi"));

        await(() -> asked("/line/v2/bot/message/markAsRead").size() == 1);
        assertThat(asked("/line/v2/bot/message/markAsRead"))
                .containsExactly(Json.read("{\"chat\":{\"userId\":\"" + id + "\"}}"));
    }

    @Test
    void learnsACustomersNameWithTheirFirstMessage() {
        SEND_API.stubFor(get(urlPathEqualTo("/line/v2/bot/profile/" + id))
                .willReturn(okJson("{\"displayName\":\"Anna\",\"userId\":\"" + id
                        + "\",\"pictureUrl\":\"https://x/a\",\"statusMessage\":\"Hi\",\"language\":\"de\"}")));

        tell(LineWebhook.text(id, "hi"));

        await(() -> conversations
                .find(anna)
                .filter(it -> "Anna".equals(it.customer().name()))
                .isPresent());
        assertThat(conversationOf(anna).customer().pictureUrl()).isEqualTo("https://x/a");
        assertThat(conversationOf(anna).customer().language()).isEqualTo(Locale.GERMAN);
    }

    @Test
    void doesWithoutANameThatIsHidden() {
        SEND_API.stubFor(get(urlPathEqualTo("/line/v2/bot/profile/" + id))
                .willReturn(aResponse().withStatus(404).withBody("{\"message\":\"Not found\"}")));

        tell(LineWebhook.text(id, "hi"));

        await(() -> jdbc.sql("select count(*) from customer where external_id = ? and profile_asked_at is not null")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 1);
        assertThat(conversationOf(anna).customer().name()).isNull();
    }

    @Test
    void fetchesAPicture() {
        SEND_API.stubFor(get(urlPathEqualTo("/line-data/v2/bot/message/44/content"))
                .withHeader("Authorization", equalTo("Bearer lamps-line-token"))
                .willReturn(aResponse().withHeader("Content-Type", "image/jpeg").withBody(new byte[] {1, 2, 3})));

        var fetched = fetch("44");

        assertThat(fetched.getException()).isNull();
        assertThat(fetched.getMessage().getHeader("Content-Type")).isEqualTo("image/jpeg");
        assertThat(fetched.getMessage().getBody(byte[].class)).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"202", "404", "410", "401"})
    void saysWhenThereIsNothingToFetch(int status) {
        SEND_API.stubFor(get(urlPathEqualTo("/line-data/v2/bot/message/44/content"))
                .willReturn(aResponse().withStatus(status)));

        assertThat(fetch("44").getException()).hasMessageContaining(String.valueOf(status));
    }

    @ParameterizedTest
    @CsvSource({
        "202, java.io.IOException",
        "401, java.io.IOException",
        "404, chat.baton.channel.UnfitFile",
        "410, chat.baton.channel.UnfitFile"
    })
    void doesNotAskAgainForWhatIsGone(int status, Class<? extends Exception> why) {
        SEND_API.stubFor(get(urlPathEqualTo("/line-data/v2/bot/message/44/content"))
                .willReturn(aResponse().withStatus(status)));

        assertThat(fetch("44").getException()).isInstanceOf(why);
    }

    @Test
    void tellsNobodyElseTheTokenWhoKeepsAFile() {
        SEND_API.stubFor(get("/elsewhere.png").willReturn(aResponse().withBody(Samples.png())));

        var fetched = fetch(SEND_API.baseUrl() + "/elsewhere.png");

        assertThat(fetched.getException()).isNull();
        assertThat(fetched.getMessage().getBody(byte[].class)).isEqualTo(Samples.png());
        assertThat(SEND_API.findAll(getRequestedFor(urlPathEqualTo("/elsewhere.png"))))
                .singleElement()
                .satisfies(asked -> assertThat(asked.getHeader("Authorization")).isNull());
    }

    private Exchange fetch(String reference) {
        return routes.request("direct:fetch-line", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("line", "lamps"));
            it.getMessage().setBody(reference);
        });
    }

    private Outcome deliver(int attempt) {
        return deliver(attempt, RENDERED);
    }

    private Outcome deliver(int attempt, String rendered) {
        var exchange = routes.request("direct:deliver-line", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("line", "lamps"));
            it.setProperty(Outgoing.PROPERTY, outgoing(attempt));
            it.getMessage().setBody(rendered);
        });
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(Outcome.class);
    }

    private Outgoing outgoing(int attempt) {
        return new Outgoing(
                message,
                new ConversationId(UUID.randomUUID()),
                1,
                true,
                "line",
                "lamps",
                id,
                "{}",
                attempt,
                0,
                Instant.now(),
                Instant.now(),
                Map.of(),
                null,
                Lease.of(Duration.ofMinutes(1)));
    }

    /** A reply token that was received so many seconds ago. */
    private void keepToken(String token, int age) {
        jdbc.sql(
                        """
                        insert into line_reply_token (account, customer, merchant_id, token, received_at)
                        values ('lamps', :customer, 'lamps', :token, now() - :age * interval '1 second')
                        """)
                .param("customer", id)
                .param("token", token + id)
                .param("age", age)
                .update();
    }

    private List<String> status() {
        return jdbc.sql("select status from delivery where recipient = ? order by number")
                .param(id)
                .query(String.class)
                .list();
    }

    private List<LoggedRequest> pushes() {
        return SEND_API.findAll(postRequestedFor(urlPathEqualTo(PUSH)).withRequestBody(containing(id)));
    }
}
