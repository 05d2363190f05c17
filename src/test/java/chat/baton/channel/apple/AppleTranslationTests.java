package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of message, from the webhook to what the conversation knows. */
class AppleTranslationTests extends AppleContext {

    private static final String FILE =
            "\"url\":\"https://p1-content.icloud.example/M1\",\"owner\":\"M1\",\"key\":\"00aa\",\"signature\":\"81ab\"";

    private final CustomerRef anna = someone();

    @BeforeEach
    void listenOnly() {
        bot.isSilent();
    }

    @Test
    void aTextIsAText() {
        from(anna).text("Do you have lamps?").post();

        assertThat(said(1)).containsExactly(Content.text("Do you have lamps?"));
    }

    @Test
    void attachmentsFollowTheirText() {
        from(anna)
                .message("\"type\":\"text\",\"body\":\"\\uFFFCThis one\\uFFFC\",\"attachments\":[{\"name\":\"a.jpg\","
                        + "\"mimeType\":\"image/jpeg\",\"size\":1234," + FILE + "},{\"name\":\"bill.pdf\","
                        + "\"mimeType\":\"application/pdf\",\"size\":\"99\"," + FILE + "}]")
                .post();

        var said = said(3);
        assertThat(said.get(0)).isEqualTo(Content.text("This one"));
        assertThat(said.get(1)).isInstanceOf(Content.Image.class);
        assertThat(said.get(2)).isInstanceOfSatisfying(Content.File.class, file -> {
            assertThat(file.kind()).isEqualTo("file");
            assertThat(file.name()).isEqualTo("bill.pdf");
        });
    }

    @ParameterizedTest
    @CsvSource({"video/quicktime, video", "audio/amr, audio", "text/vcard, file", "nonsense, file", "'', file"})
    void aFileIsOfAKind(String type, String kind) {
        from(anna)
                .message("\"type\":\"text\",\"body\":\"\\uFFFC\",\"attachments\":[{\"mimeType\":\"" + type + "\","
                        + FILE + "}]")
                .post();

        assertThat(said(1).get(0)).isInstanceOfSatisfying(Content.File.class, file -> assertThat(file.kind())
                .isEqualTo(kind));
    }

    @Test
    void anAttachmentThatCannotBeFetchedIsNotUnderstood() {
        from(anna)
                .message("\"type\":\"text\",\"attachments\":[{\"name\":\"a.jpg\"}]")
                .post();

        assertThat(said(1)).containsExactly(new Content.NotUnderstood("attachment", "{\"name\":\"a.jpg\"}"));
    }

    @Test
    void aQuickReplyIsATap() {
        from(anna)
                .interactive(
                        "{\"requestIdentifier\":\"q1\",\"version\":\"1.0\",\"quick-reply\":{\"items\":["
                                + "{\"identifier\":\"y\",\"title\":\"Yes\"},{\"identifier\":\"n\",\"title\":\"No\"}],\"selectedIndex\":1}}")
                .post();

        assertThat(said(1)).containsExactly(new Content.Tapped("No", "n"));
    }

    @Test
    void aQuickReplyThatTellsOnlyItsPlaceIsFoundInTheQuestion() {
        bot.does(event -> conversations.reply(
                event.conversation().id(),
                chat.baton.conversation.Author.BOT,
                new Content.Choices("Which?", List.of(new Content.Choice("Red", "r"), new Content.Choice("Blue", "b"))),
                null));
        from(anna).text("hi").post();
        await(() -> sentId() != null);
        bot.isSilent();

        from(anna)
                .interactive("{\"requestIdentifier\":\"" + sentId() + "\",\"quick-reply\":{\"selectedIndex\":1}}")
                .post();

        assertThat(said(3).get(2)).isEqualTo(new Content.Tapped("Blue", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestIdentifier\":\"unknown\",\"quick-reply\":{\"selectedIndex\":1}}",
                "{\"new\":{}}",
                "[]",
                "null"
            })
    void anAnswerWithoutMeaningIsNotUnderstood(String data) {
        var webhook = from(anna).interactive(data);
        webhook.post();

        assertThat(said(1).get(0)).isInstanceOfSatisfying(Content.NotUnderstood.class, unknown -> {
            assertThat(unknown.what()).isEqualTo("interactive");
            assertThat(unknown.raw()).contains(webhook.id(), "interactiveData");
        });
    }

    @Test
    void pickedEntriesTimesAndFormsAreReadable() {
        from(anna)
                .interactive(
                        "{\"listPicker\":{\"sections\":[{\"items\":[{\"identifier\":\"L1\",\"title\":\"Lamp\"}]}]}}")
                .post();
        from(anna)
                .interactive(
                        "{\"event\":{\"timeslots\":[{\"startTime\":\"2026-01-15T14:30+0000\",\"duration\":3600}]}}")
                .post();
        from(anna)
                .interactive("{\"dynamic\":{\"selections\":[{\"title\":\"Name\",\"items\":[{\"value\":\"Anna\"}]}]}}")
                .post();

        assertThat(said(3))
                .containsExactly(
                        new Content.Tapped("Lamp", "L1"),
                        Content.text("15 January 2026 14:30 (UTC+00:00), 60 minutes"),
                        Content.text("Name: Anna"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"hologram\",\"data\":1",
                "\"type\":7",
                "\"x\":1",
                "\"type\":\"text\"",
                "\"type\":\"text\",\"body\":\" \\uFFFC \\u0000\"",
                "\"type\":\"text\",\"body\":{},\"attachments\":{}",
                "\"type\":\"interactive\",\"interactiveDataRef\":{}",
            })
    void whatNobodyKnowsIsKeptAndShownAsSuch(String message) {
        var webhook = from(anna).message(message);
        assertThat(webhook.post()).isEqualTo(200);

        assertThat(said(1).get(0))
                .isInstanceOfSatisfying(Content.NotUnderstood.class, unknown -> assertThat(unknown.raw())
                        .contains(webhook.id()));
    }

    @Test
    void aTapbackIsAReactionToTheMessageItQuotes() {
        bot.repeats();
        from(anna).text("lamps").post();
        said(2);
        bot.isSilent();

        from(anna).text("Loved \u201cYou said lamps\u201d").post();

        await(() -> "\u2764\ufe0f".equals(messages().get(1).reaction()));
        assertThat(messages()).hasSize(2);
        from(anna).text("Removed a heart from \u201cYou said lamps\u201d").post();
        await(() -> messages().get(1).reaction() == null);
    }

    @Test
    void aTapbackOnSomethingUnknownIsAText() {
        from(anna).text("Liked \u201cnever said\u201d").post();

        assertThat(said(1)).containsExactly(Content.text("Liked \u201cnever said\u201d"));
    }

    @Test
    void theCustomersDevicesLanguageAndWayInAreRemembered() {
        from(anna)
                .header("capability-list", "quick,List")
                .message(
                        "\"type\":\"text\",\"body\":\"hi\",\"locale\":\"en_US\",\"group\":\"sales\",\"intent\":\"order\"")
                .post();
        said(1);
        assertThat(reachability.facts(anna))
                .isEqualTo(Map.of(
                        "capabilities", "QUICK,LIST",
                        "device", "iPhone OS",
                        "locale", "en_US",
                        "group", "sales",
                        "intent", "order"));
        assertThat(conversations.find(anna).orElseThrow().customer().language()).isEqualTo(Locale.US);

        from(anna).without("capability-list").text("again").post();
        from(anna)
                .header("capability-list", "")
                .header("device-agent", "Mac OS X")
                .text("and again")
                .post();
        said(3);

        assertThat(reachability.facts(anna))
                .containsEntry("capabilities", "")
                .containsEntry("device", "Mac OS X")
                .containsEntry("group", "sales");
    }

    private String sentId() {
        return jdbc.sql("select provider_ids[1] from delivery where recipient = ?")
                .param(anna.externalId())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<Content> said(int count) {
        await(() -> heard(anna).size() >= count);
        assertThat(heard(anna)).hasSize(count);
        return heard(anna);
    }

    private List<Message> messages() {
        return conversations.messages(conversationOf(anna).id(), 0);
    }
}
