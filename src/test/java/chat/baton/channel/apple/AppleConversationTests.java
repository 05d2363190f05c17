package chat.baton.channel.apple;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.CustomerRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way: webhook, inbox, worker, outbox, dispatcher, Apple. */
class AppleConversationTests extends AppleContext {

    private final CustomerRef anna = someone();

    @Test
    void aCustomerIsAnswered() {
        assertThat(from(anna).text("lamps?").compressed().post()).isEqualTo(200);

        await(() -> status(2).equals("sent"));
        assertThat(sentTo("text").path("body").textValue()).isEqualTo("You said lamps?");
        assertThat(jdbc.sql("select provider_ids[1] from delivery where recipient = ?")
                        .param(anna.externalId())
                        .query(String.class)
                        .single())
                .isEqualTo(sentTo("text").path("id").textValue());
    }

    @Test
    void aCustomerSeesThatAnAnswerIsOnItsWay() {
        bot.isSilent();
        from(anna).text("lamps?").post();

        await(() -> !sent("typing_start").isEmpty());
    }

    @Test
    void aRepetitionHasTheIdOfTheFirstTry() {
        SEND_API.stubFor(post(urlPathEqualTo("/apple/message"))
                .withRequestBody(containing("\"text\""))
                .inScenario("disturbed")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("calm"));

        from(anna).text("lamps?").post();

        await(() -> status(2).equals("sent"));
        var tries = sent("text");
        assertThat(tries).hasSize(2);
        assertThat(tries.get(1)).isEqualTo(tries.get(0));
    }

    @Test
    void nothingIsSentAfterTheConversationIsDeletedUntilTheCustomerWritesAgain() {
        from(anna).text("lamps?").post();
        await(() -> status(2).equals("sent"));
        from(anna).message("\"type\":\"close\"").post();
        await(() -> stoppedWhy(anna).isPresent());

        conversations.reply(conversationOf(anna).id(), Author.BOT, Content.text("Are you still there?"), null);

        await(() -> status(3).equals("failed"));
        assertThat(deliveries.of(conversationOf(anna).id()).get(3).error())
                .isEqualTo("the customer deleted the conversation");
        assertThat(sent("text")).hasSize(1);

        from(anna).text("back again").post();

        await(() -> status(5).equals("sent"));
        assertThat(stoppedWhy(anna)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribe", " Unsubscribe! ", "SPAM"})
    void nothingIsSentAfterTheCustomerUnsubscribed(String words) {
        from(anna).text(words).post();

        await(() -> status(2).equals("failed"));
        assertThat(stoppedWhy(anna)).contains("the customer unsubscribed");
        assertThat(sent("text")).isEmpty();
    }

    @Test
    void theFirstAnswerAlreadyShowsWhatTheDevicesCan() {
        bot.does(event -> conversations.reply(
                event.conversation().id(),
                Author.BOT,
                new Content.Choices("Which?", List.of(new Content.Choice("A", "a"), new Content.Choice("B", "b"))),
                null));

        from(anna).header("capability-list", "QUICK").text("hi").post();
        await(() -> status(2).equals("sent"));
        from(anna).header("capability-list", "").text("hi").post();
        await(() -> status(4).equals("sent"));

        assertThat(sentTo("interactive")
                        .findPath("quick-reply")
                        .path("summaryText")
                        .textValue())
                .isEqualTo("Which?");
        assertThat(sentTo("text").path("body").textValue()).isEqualTo("Which?\n1. A\n2. B");
    }

    @Test
    void aCustomerApplesDoesNotKnowAnyMoreIsWrittenToNoMore() {
        SEND_API.stubFor(
                post(urlPathEqualTo("/apple/message")).willReturn(aResponse().withStatus(410)));

        from(anna).text("lamps?").post();

        await(() -> status(2).equals("failed"));
        assertThat(stoppedWhy(anna)).contains("the customer cannot be reached: HTTP 410");
    }

    @Test
    void anAnswerTooLargeForTheWebhookIsFetched() {
        bot.isSilent();
        storageHas(okJson("{\"interactiveData\":{\"bid\":\"b\",\"data\":{\"listPicker\":{\"sections\":[{\"items\":"
                + "[{\"identifier\":\"L1\",\"title\":\"Lamp\"}]}]}}}}"));

        assertThat(from(anna).message(LARGE).post()).isEqualTo(200);
        from(anna).text("and this").post();

        await(() -> heard(anna).size() == 2);
        assertThat(heard(anna)).containsExactly(new Content.Tapped("Lamp", "L1"), Content.text("and this"));
        SEND_API.verify(postRequestedFor(urlPathEqualTo("/apple/decodePayload"))
                .withHeader("bid", equalTo("b"))
                .withHeader("Source-Id", equalTo(LAMPS))
                .withRequestBody(binaryEqualTo("hello attachment".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    @Test
    void anAnswerThatCannotBeFetchedIsShownAsNotUnderstood() {
        bot.isSilent();
        storageHas(aResponse().withStatus(500));

        from(anna).message(LARGE).post();
        await(() -> !SEND_API.findAll(postRequestedFor(urlPathEqualTo("/apple/decodePayload")))
                .isEmpty());
        jdbc.sql("update inbound_event set next_attempt_at = now() where lane = ?")
                .param(anna.externalId())
                .update();

        await(() -> heard(anna).size() == 1);
        assertThat(heard(anna).get(0))
                .isInstanceOfSatisfying(Content.NotUnderstood.class, unknown -> assertThat(unknown.raw())
                        .contains("https://content.example/M1"));
    }

    private static final String LARGE =
            "\"type\":\"interactive\",\"interactiveDataRef\":{\"bid\":\"b\",\"url\":\"https://content.example/M1\","
                    + "\"owner\":\"M1\",\"signature-base64\":\"gas=\",\"size\":16,\"title\":\"Lamp\","
                    + "\"key\":\"00000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\"}";

    private static void storageHas(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder decoded) {
        SEND_API.stubFor(get(urlPathEqualTo("/apple/preDownload"))
                .willReturn(okJson("{\"download-url\":\"" + SEND_API.baseUrl() + "/storage/down\"}")));
        SEND_API.stubFor(get(urlPathEqualTo("/storage/down"))
                .willReturn(ok().withBody(HexFormat.of().parseHex("9af56cda4569fea4dd92f902b04b19f4"))));
        SEND_API.stubFor(post(urlPathEqualTo("/apple/decodePayload")).willReturn(decoded));
    }

    private String status(int number) {
        return conversations
                .find(anna)
                .map(known -> deliveries.of(known.id()).get(number))
                .map(delivery -> delivery.status())
                .orElse("");
    }

    private JsonNode sentTo(String type) {
        var sent = sent(type);
        return sent.get(sent.size() - 1);
    }

    /** What Anna was sent of this type. */
    private List<JsonNode> sent(String type) {
        return SEND_API
                .findAll(postRequestedFor(urlPathEqualTo("/apple/message"))
                        .withHeader("Destination-Id", equalTo(anna.externalId())))
                .stream()
                .map(request -> Json.read(request.getBodyAsString()))
                .filter(message -> message.path("type").asText().equals(type))
                .toList();
    }
}
