package chat.baton.channel.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.PartMark;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far messages got, as statuses tell. */
class WhatsAppStatusTests extends WhatsAppContext {

    private static final List<List<String>> STORIES = List.of(
            List.of("sent"),
            List.of("sent", "delivered"),
            List.of("sent", "read"),
            List.of("sent", "delivered", "read"),
            List.of("sent", "delivered", "read", "played"),
            List.of("sent", "failed"));

    @Test
    void aThousandStatusesInAnyOrderEndInTheRightState() {
        var conversation = conversationWith(300);
        var ids = providerIds();
        var expected = new HashMap<Integer, String>();
        var statuses = new ArrayList<String>();
        for (int number = 2; number <= 301; number++) {
            var story = STORIES.get(number % STORIES.size());
            var end = story.get(story.size() - 1);
            expected.put(number, end.equals("played") ? "read" : end);
            for (int step = 0; step < story.size(); step++) {
                statuses.add(status(ids.get(number - 2), story.get(step), 1_700_000_000 + step, ""));
            }
        }
        while (statuses.size() < 1000) {
            statuses.add(statuses.get(statuses.size() % 17));
        }
        Collections.shuffle(statuses, new Random(7));

        for (int from = 0; from < statuses.size(); from += 50) {
            var some = statuses.subList(from, Math.min(from + 50, statuses.size()));
            assertThat(Webhook.post(port, Webhook.envelope(Webhook.statuses(some.toArray(String[]::new)))))
                    .isEqualTo(200);
        }
        awaitHandled();

        var ended = new HashMap<Integer, String>();
        deliveries.of(conversation).forEach((number, delivery) -> ended.put(number, delivery.status()));
        assertThat(statuses).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(ended).isEqualTo(expected);
    }

    @Test
    void aLateDeliveredNeverOverwritesRead() {
        var id = answered();
        tell(Webhook.statuses(status(id, "read", 1_700_000_005, "")));
        tell(Webhook.statuses(status(id, "delivered", 1_700_000_004, "")));

        assertThat(delivery().status()).isEqualTo("read");
        assertThat(delivery().readAt()).hasToString("2023-11-14T22:13:25Z");
        assertThat(delivery().deliveredAt()).isEqualTo(delivery().readAt());
    }

    @Test
    void whatArrivedDoesNotFailAfterwards() {
        var id = answered();
        tell(Webhook.statuses(status(id, "delivered", 1_700_000_004, "")));
        tell(Webhook.statuses(status(id, "failed", 1_700_000_005, "")));

        assertThat(delivery().status()).isEqualTo("delivered");
    }

    @ParameterizedTest
    @CsvSource({
        "131047, 'outside the reply window, says the provider: 131047 why', false",
        "131026, 'the customer cannot be reached: 131026 why', true",
        "131050, 'not to this customer: 131050 why', false",
        "131053, 'the provider is disturbed: 131053 why', false",
        "131042, 'the account is blocked: 131042 why', false",
    })
    void aFailureIsToldWithItsReason(int code, String reason, boolean stops) {
        var id = answered();
        tell(Webhook.statuses(status(
                id,
                "failed",
                System.currentTimeMillis() / 1000 + 60,
                ",\"errors\":[{\"code\":" + code
                        + ",\"title\":\"title\",\"message\":\"m\",\"error_data\":{\"details\":\"why\"}}]")));

        assertThat(delivery().status()).isEqualTo("failed");
        assertThat(delivery().error()).isEqualTo(reason);
        assertThat(stoppedWhy(anna()).isPresent()).isEqualTo(stops);
    }

    @Test
    void anOldFailureStopsNobodyWhoHasWrittenSince() {
        var id = answered();
        tell(Webhook.statuses(status(id, "failed", 1_700_000_000, ",\"errors\":[{\"code\":131026}]")));

        assertThat(delivery().status()).isEqualTo("failed");
        assertThat(stoppedWhy(anna())).isEmpty();
    }

    @Test
    void aFailedMessageIsSentAgainFromThePartThatFailed() {
        bot.does(event -> conversations.reply(
                event.conversation().id(),
                Author.BOT,
                new Content.Cards(
                        "Lamps",
                        List.of(
                                new Content.Card("One", null, null, List.of(new Content.Choice("A", "a"))),
                                new Content.Card("Two", null, null, List.of(new Content.Choice("B", "b"))))),
                null));
        answered();
        var second = providerIds().get(1);
        tell(Webhook.statuses(status(second, "failed", 1_700_000_000, ",\"errors\":[{\"code\":131000}]")));
        assertThat(delivery().status()).isEqualTo("failed");
        SEND_API.resetRequests();

        deliveries.resend(conversationOf(anna()).id(), 2);
        await(() -> delivery().status().equals("sent"));
        assertThat(sent()).hasSize(2).first().asString().contains("*One*");
    }

    @Test
    void aStatusTellsThatAMessageWithoutAnAnswerWasTaken() {
        answered();
        jdbc.sql("update delivery set status = 'failed', provider_ids = '{}', sent_at = null where recipient = ?")
                .param(user)
                .update();
        tell(Webhook.statuses(status("wamid.late" + user, "delivered", 1_700_000_000, mark())));

        assertThat(delivery().status()).isEqualTo("delivered");
        assertThat(delivery().sentAt()).isNotNull();
    }

    @Test
    void aStatusMayBeQuickerThanTheAnswerToTheRequest() {
        bot.repeats();
        answersLate();
        tell(Webhook.statuses(status("wamid.q" + user, "delivered", 1_700_000_000, mark())));
        assertThat(delivery().status()).isEqualTo("sending");

        await(() -> delivery().status().equals("delivered"));
    }

    @Test
    void aFailureMayBeQuickerThanTheAnswerToTheRequest() {
        answersLate();
        tell(Webhook.statuses(
                status("wamid.q" + user, "failed", 1_700_000_000, mark() + ",\"errors\":[{\"code\":131047}]")));
        assertThat(delivery().status()).isEqualTo("sending");

        await(() -> delivery().status().equals("failed"));
        assertThat(delivery().error()).startsWith("outside the reply window");
    }

    @Test
    void passesOverStatusesOfWhatOthersSent() {
        answered();
        tell(Webhook.statuses(
                status("wamid.other", "delivered", 1_700_000_000, ""),
                status("wamid.other2", "failed", 1_700_000_000, ",\"biz_opaque_callback_data\":\"theirs\""),
                status(
                        "wamid.other3",
                        "read",
                        1_700_000_000,
                        ",\"biz_opaque_callback_data\":\"" + new PartMark(UUID.randomUUID(), 1, 1) + "\""),
                "{\"status\":\"read\",\"recipient_id\":\"" + number + "\"}",
                "{\"id\":\"wamid.other4\",\"status\":\"dreamt\",\"recipient_id\":\"" + number + "\"}"));

        assertThat(delivery().status()).isEqualTo("sent");
    }

    private void answersLate() {
        SEND_API.stubFor(post(urlPathEqualTo("/whatsapp/PNID1/messages"))
                .withRequestBody(containing("biz_opaque_callback_data"))
                .willReturn(okJson("{\"messages\":[{\"id\":\"wamid.q" + user + "\"}]}")
                        .withFixedDelay(1000)));
        tellMessages(message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}"));
        await(() -> delivery() != null && delivery().status().equals("sending"));
    }

    private String mark() {
        return ",\"biz_opaque_callback_data\":\"" + new PartMark(deliveryId(), 1, 1) + "\"";
    }

    private String status(String id, String status, long at, String rest) {
        return "{\"id\":\"" + id + "\",\"status\":\"" + status + "\",\"timestamp\":\"" + at + "\",\"recipient_id\":\""
                + number + "\",\"recipient_user_id\":\"" + user + "\"" + rest + "}";
    }

    private chat.baton.conversation.ConversationId conversationWith(int answers) {
        bot.does(event -> IntStream.rangeClosed(1, answers).forEach(n -> bot.says(event, "no. " + n)));
        tellMessages(message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}"));
        var conversation = conversationOf(anna()).id();
        await(() -> deliveries.of(conversation).values().stream()
                .allMatch(delivery -> delivery.status().equals("sent")));
        return conversation;
    }

    /** In the order of messages and their parts. */
    private List<String> providerIds() {
        return jdbc.sql("select unnest(provider_ids) from delivery where recipient = ? order by number")
                .param(user)
                .query(String.class)
                .list();
    }

    private List<String> sent() {
        return SEND_API
                .findAll(com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor(
                                urlPathEqualTo("/whatsapp/PNID1/messages"))
                        .withRequestBody(containing("biz_opaque")))
                .stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }
}
