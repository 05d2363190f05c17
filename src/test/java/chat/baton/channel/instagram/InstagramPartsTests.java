package chat.baton.channel.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.channel.Lease;
import chat.baton.channel.Outgoing;
import chat.baton.channel.meta.MessagingMessages;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Instagram takes less than Messenger; what they share is proven there. */
class InstagramPartsTests {

    @ParameterizedTest
    @ValueSource(strings = {"word ", "é", "漢字。", "👍🏽 "})
    void splitsALongTextByItsBytes(String word) {
        var text = word.repeat(700);

        assertThat(render(Content.text(text)))
                .hasSizeGreaterThan(1)
                .allMatch(request -> bytes(request.at("/message/text")) <= 1000);
        assertThat(render(new Content.Choices(text, choices(2))))
                .allMatch(request -> bytes(request.at("/message/text")) <= 1000)
                .last()
                .matches(request -> request.at("/message/quick_replies").size() == 2);
    }

    @Test
    void sendsAThousandBytesAtOnce() {
        assertThat(render(Content.text("x".repeat(1000)))).hasSize(1);
        assertThat(render(Content.text("é".repeat(500)))).hasSize(1);
    }

    @Test
    void offersThirteenChoicesAndListsMore() {
        assertThat(only(new Content.Choices("?", choices(13))).at("/message/quick_replies"))
                .hasSize(13);
        assertThat(only(new Content.Choices("?", choices(14)))
                        .at("/message/text")
                        .asText())
                .endsWith("14. Choice 14");
    }

    @Test
    void showsCardsAndLinksAsTemplates() {
        var card = new Content.Card("Lamp", "€40", "https://x/lamp.jpg", choices(1));
        assertThat(only(new Content.Cards("", List.of(card)))
                        .at("/message/attachment/payload/template_type")
                        .asText())
                .isEqualTo("generic");
        assertThat(only(new Content.Link("Please pay", "Pay", "https://pay/1")).at("/message/attachment/payload"))
                .isEqualTo(
                        Json.read(
                                """
                        {"template_type":"button","text":"Please pay",
                         "buttons":[{"type":"web_url","title":"Pay","url":"https://pay/1"}]}
                        """));
    }

    @Test
    void sendsPicturesAndTheAddressOfOtherFiles() {
        assertThat(only(new Content.Image("https://x/1.jpg", null))
                        .at("/message/attachment/type")
                        .asText())
                .isEqualTo("image");
        assertThat(only(new Content.File("file", "https://x/a.pdf", "a.pdf"))
                        .at("/message/text")
                        .asText())
                .isEqualTo("https://x/a.pdf");
    }

    @Test
    void letsAgentsAnswerForSevenDaysByTheTag() {
        var request = Json.read(messages()
                .render(outgoing(false, Duration.ofDays(2)), Content.text("hi"))
                .get(0));

        assertThat(request.path("messaging_type").asText()).isEqualTo("MESSAGE_TAG");
        assertThat(request.path("tag").asText()).isEqualTo("HUMAN_AGENT");
    }

    private static int bytes(JsonNode text) {
        return text.asText().getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Content.Choice> choices(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Content.Choice("Choice " + number, "C" + number))
                .toList();
    }

    private static JsonNode only(Content content) {
        var requests = render(content);
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static List<JsonNode> render(Content content) {
        return messages().render(outgoing(true, Duration.ZERO), content).stream()
                .map(Json::read)
                .toList();
    }

    private static MessagingMessages messages() {
        return new MessagingMessages(Instagram.CAPABILITIES, Clock.systemUTC());
    }

    private static Outgoing outgoing(boolean byBot, Duration silence) {
        return new Outgoing(
                UUID.randomUUID(),
                new ConversationId(UUID.randomUUID()),
                1,
                byBot,
                "instagram",
                "lamps",
                "1",
                "",
                1,
                0,
                Instant.EPOCH,
                Instant.now().minus(silence),
                Map.of(),
                null,
                Lease.of(Duration.ofMinutes(1)));
    }
}
