package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.channel.Lease;
import chat.baton.channel.Outgoing;
import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Card;
import chat.baton.conversation.Content.Choice;
import chat.baton.conversation.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leaves for Apple, part by part. */
class AppleDraftsTests {

    private static final UUID DELIVERY = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final String BID =
            "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension";

    @Test
    void sendsAText() {
        assertThat(only(Content.text("Hello"), "QUICK,LIST"))
                .isEqualTo(Json.read("{\"type\":\"text\",\"body\":\"Hello\"}"));
    }

    @Test
    void saysInEachMessageWhoWritesToWhom() {
        var message = Json.read(drafts(Content.text("Hello"), "", 1).get(0));

        assertThat(message.path("v").intValue()).isEqualTo(1);
        assertThat(message.path("sourceId").textValue()).isEqualTo("biz-1");
        assertThat(message.path("destinationId").textValue()).isEqualTo("urn:mbid:AQAA1");
        assertThat(UUID.fromString(message.path("id").textValue())).isNotNull();
    }

    @Test
    void repeatsTheIdOnEachTryAndForNothingElse() {
        var content = new Content.Link("Pay here", "Pay", "https://pay.example/1");
        var ids = new HashSet<String>();

        assertThat(drafts(content, "", 1)).isEqualTo(drafts(content, "", 2));
        drafts(content, "", 1)
                .forEach(draft -> ids.add(Json.read(draft).path("id").textValue()));
        assertThat(ids).hasSize(2);
    }

    @Test
    void offersAFewShortChoicesAsQuickReplies() {
        assertThat(only(choices("What now?", "Order", "Agent"), "QUICK,LIST"))
                .isEqualTo(Json.read(
                        """
                        {"type":"interactive","interactiveData":{"bid":"%s","data":{"version":"1.0","mspVersion":"1.0",
                         "requestIdentifier":"ID","quick-reply":{"summaryText":"What now?","items":[
                           {"identifier":"v:Order","title":"Order"},{"identifier":"v:Agent","title":"Agent"}]}}}}
                        """
                                .formatted(BID)));
    }

    @Test
    void offersOtherChoicesAsAList() {
        var expected = Json.read(
                """
                {"type":"interactive","interactiveData":{"bid":"%s","data":{"version":"1.0","mspVersion":"1.0",
                 "requestIdentifier":"ID","listPicker":{"sections":[{"title":"Which?","order":0,"multipleSelection":false,
                   "items":[{"identifier":"v:Only","title":"Only","order":0,"style":"default"}]}]}},
                 "receivedMessage":{"title":"Which?","style":"small"},"replyMessage":{"title":"✓","style":"small"}}}
                """
                        .formatted(BID));

        assertThat(only(choices("Which?", "Only"), "QUICK,LIST")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUICK,LIST | 2 | 24 | quick-reply",
                "QUICK,LIST | 5 | 24 | quick-reply",
                "QUICK,LIST | 6 | 24 | listPicker",
                "QUICK,LIST | 2 | 25 | listPicker",
                "QUICK,LIST | 1 | 5 | listPicker",
                "QUICK,LIST | 50 | 5 | listPicker",
                "QUICK,LIST | 51 | 5 | text",
                "LIST | 2 | 5 | listPicker",
                "TIME,LIST | 2 | 5 | listPicker",
                "QUICK | 2 | 25 | quick-reply",
                "QUICK | 6 | 5 | text",
                "QUICK | 1 | 5 | text",
                "AUTH,AUTH2,FORM,TIME | 2 | 5 | text",
                "'' | 2 | 5 | text",
            })
    void showsOnlyWhatTheCustomersDevicesCan(String capabilities, int count, int length, String form) {
        var titles = IntStream.range(0, count)
                .mapToObj(i -> (i + "x".repeat(length)).substring(0, length))
                .toArray(String[]::new);
        var message = only(choices("Which?", titles), capabilities);

        assertThat(
                        form.equals("text")
                                ? message.path("body").asText().startsWith("Which?\n1. 0xx")
                                : message.path("interactiveData").path("data").has(form))
                .as("%s", message)
                .isTrue();
    }

    @Test
    void offersNothingToTapWhileTheDevicesAreUnknown() {
        var message = new AppleDrafts(AppleTokenTests.account(AppleWebhook.SECRET), outgoing(Map.of(), 1))
                .of(choices("Which?", "A", "B"));

        assertThat(Json.read(message.get(0)).path("body").textValue()).isEqualTo("Which?\n1. A\n2. B");
    }

    @Test
    void shortensTitlesToWhatAQuickReplyHoldsWithoutMakingThemAlike() {
        var items = only(choices("Which?", "A very long title, number one", "A very long title, number two"), "QUICK")
                .findPath("items");

        assertThat(items.findValuesAsText("title"))
                .allMatch(title -> title.length() <= 24)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysALongQuestionBeforeWhatIsTapped() {
        var parts = all(choices("Word ".repeat(100) + "end?", "A", "B"), "QUICK,LIST");

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts.get(parts.size() - 1).findPath("summaryText").textValue())
                .endsWith("end?")
                .hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void splitsALongText() {
        assertThat(all(Content.text("Sentence. ".repeat(700)), ""))
                .hasSize(3)
                .allMatch(part -> part.path("body").textValue().length() <= 3000);
    }

    @Test
    void offersCardsAsAListWithTheirPictures() {
        var cards = new Content.Cards(
                "Lamps",
                List.of(
                        new Card("Lamp", "19 €", "https://shop.example/a.png", List.of(new Choice("Choose", "L1"))),
                        new Card("Chair", null, null, List.of(new Choice("Choose", "C1"))),
                        new Card("Lamp", "29 €", "https://shop.example/a.png", List.of(new Choice("Choose", "L2")))));

        assertThat(all(cards, "QUICK,LIST"))
                .containsExactly(
                        Json.read("{\"type\":\"text\",\"body\":\"Lamps\"}"),
                        Json.read(
                                """
                                {"type":"interactive","interactiveData":{"bid":"%s","data":{"version":"1.0","mspVersion":"1.0",
                                 "requestIdentifier":"ID","images":[{"identifier":"0","data":"https://shop.example/a.png"}],
                                 "listPicker":{"sections":[{"title":"Lamp, Chair","order":0,"multipleSelection":false,"items":[
                                  {"identifier":"L1","title":"Lamp","subtitle":"19 €","order":0,"style":"default","imageIdentifier":"0"},
                                  {"identifier":"C1","title":"Chair","order":1,"style":"default"},
                                  {"identifier":"L2","title":"Lamp: Choose","subtitle":"29 €","order":2,"style":"default","imageIdentifier":"0"}]}]}},
                                 "receivedMessage":{"title":"Lamp, Chair","style":"small","imageIdentifier":"0"},
                                 "replyMessage":{"title":"✓","style":"small"}}}
                                """
                                        .formatted(BID)));
    }

    @Test
    void listsCardsAsATextWhereThereAreNoLists() {
        var cards = new Content.Cards(
                "Lamps",
                List.of(
                        new Card("Lamp", "19 €", null, List.of(new Choice("Choose", "L1"))),
                        new Card("Chair", null, null, List.of(new Choice("Choose", "C1")))));

        assertThat(only(cards, "QUICK").path("body").textValue()).isEqualTo("Lamps\n1. Lamp\n19 €\n2. Chair");
    }

    @Test
    void showsACardWithoutButtonsAsAPictureWithItsWords() {
        var card =
                new Content.Cards("", List.of(new Card("Lamp", "19 €", "https://shop.example/img/a.png", List.of())));

        assertThat(only(card, "QUICK,LIST"))
                .isEqualTo(
                        Json.read(
                                """
                        {"type":"text","body":"\uFFFCLamp\\n19 €",
                         "attachments":[{"name":"a.png","url":"https://shop.example/img/a.png"}]}
                        """));
        assertThat(only(new Content.Cards("", List.of(new Card("Lamp", null, null, List.of()))), "LIST")
                        .path("body")
                        .textValue())
                .isEqualTo("Lamp");
    }

    @Test
    void sendsALinkAfterItsText() {
        assertThat(all(new Content.Link("Please pay.", "Pay 19 €", "https://pay.example/1"), ""))
                .containsExactly(
                        Json.read("{\"type\":\"text\",\"body\":\"Please pay.\"}"),
                        Json.read("{\"type\":\"richLink\",\"body\":\"https://pay.example/1\","
                                + "\"richLinkData\":{\"url\":\"https://pay.example/1\",\"title\":\"Pay 19 €\"}}"));
    }

    @Test
    void sendsAnAddressAtTheEndOfATextAsALink() {
        assertThat(all(Content.text("See\nhttps://shop.example/a?b=c"), ""))
                .containsExactly(
                        Json.read("{\"type\":\"text\",\"body\":\"See\"}"),
                        Json.read(
                                "{\"type\":\"richLink\",\"body\":\"https://shop.example/a?b=c\","
                                        + "\"richLinkData\":{\"url\":\"https://shop.example/a?b=c\",\"title\":\"shop.example\"}}"));
        assertThat(only(Content.text(" https://shop.example/|"), "")
                        .path("richLinkData")
                        .path("title")
                        .textValue())
                .isEqualTo("https://shop.example/|");
        assertThat(only(Content.text("See https://shop.example now"), "")
                        .path("type")
                        .textValue())
                .isEqualTo("text");
    }

    @Test
    void sendsFilesAsAttachments() {
        assertThat(only(new Content.File("file", "https://shop.example/bill", "Bill.pdf"), ""))
                .isEqualTo(Json.read("{\"type\":\"text\",\"body\":\"\uFFFC\","
                        + "\"attachments\":[{\"name\":\"Bill.pdf\",\"url\":\"https://shop.example/bill\"}]}"));
        assertThat(only(new Content.Image("https://shop.example/", null), "")
                        .path("attachments")
                        .get(0)
                        .path("name")
                        .textValue())
                .isEqualTo("image");
    }

    @Test
    void saysATemplatesWords() {
        assertThat(only(new Content.Template("hello", "en", List.of(), "Hello again"), "")
                        .path("body")
                        .textValue())
                .isEqualTo("Hello again");
    }

    private static Content choices(String text, String... titles) {
        return new Content.Choices(
                text,
                List.of(titles).stream()
                        .map(title -> new Choice(title, "v:" + title))
                        .toList());
    }

    private static JsonNode only(Content content, String capabilities) {
        var all = all(content, capabilities);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** Without what is the same in all, and with ID for the id. */
    private static List<JsonNode> all(Content content, String capabilities) {
        return drafts(content, capabilities, 1).stream()
                .map(draft ->
                        Json.read(draft.replace(Json.read(draft).path("id").asText(), "ID")))
                .map(message ->
                        (JsonNode) ((ObjectNode) message).remove(List.of("v", "id", "sourceId", "destinationId")))
                .toList();
    }

    private static List<String> drafts(Content content, String capabilities, int attempt) {
        var message = outgoing(Map.of("capabilities", capabilities), attempt);
        return new AppleDrafts(AppleTokenTests.account(AppleWebhook.SECRET), message).of(content);
    }

    static Outgoing outgoing(Map<String, String> facts, int attempt) {
        return new Outgoing(
                DELIVERY,
                new ConversationId(DELIVERY),
                2,
                true,
                "apple",
                "lamps",
                "urn:mbid:AQAA1",
                "{}",
                attempt,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                facts,
                null,
                Lease.of(Duration.ofMinutes(1)));
    }
}
